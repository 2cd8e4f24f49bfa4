import { Command } from 'commander';
import { fail } from '../scripts/start-options';
import { type ForgetCommand, forgetPerson } from './forget/forget';

/** `npm run forget`: deletes what is known of a person. `--help` tells of the options. */
new Command('npm run forget --')
  .description('Deletes what is known of a person, here and at Twilio: shows first what there is, and asks.')
  .argument('<number>', 'such as +14155550101; on whatever channel')
  .option('--keep-at-twilio', 'leaves their messages at Twilio')
  .option('--with-opt-out', 'also forgets that they have opted out, so that they may be written to again')
  .option('--local', "the local stack's account, as npm start has begun it")
  .option('-y, --yes', 'does not ask')
  .action((number: string, options: ForgetCommand) => forgetPerson(number, options))
  .parseAsync()
  .then(() => process.exit(), fail);
