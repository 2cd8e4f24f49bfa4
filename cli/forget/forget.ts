import { bold } from '../../scripts/demo/text';
import { normaliseAddress } from '../../src/addresses/normalise-address';
import { type Forgotten, findPersonalData, forget, isOwnNumber } from '../../src/privacy/forget';
import { personBehind } from '../../src/privacy/person';
import { credentialsOf } from '../account/credentials';
import { storeApp } from '../account/store-app';
import { confirm } from '../terminal/confirm';
import { Interrupt } from '../terminal/interrupt';
import { dataReport, forgottenReport } from './report';

export interface ForgetCommand {
  keepAtTwilio?: boolean;
  withOptOut?: boolean;
  local?: boolean;
  yes?: boolean;
}

/** Time for everything, in milliseconds: a large store is read twice and more. */
const budgetMs = 30 * 60_000;

/**
 * Forgets a person, after showing what there is and asking. The exit code is 1 where the answer is no, and 2 where something
 * is left that another run must take. Throws where there is nobody to ask.
 */
export async function forgetPerson(number: string, command: ForgetCommand): Promise<void> {
  const normalised = normaliseAddress(number);
  if (!normalised.ok) throw new Error(`${number} ${normalised.reason}`);
  const { address } = normalised;
  const person = personBehind(address);
  const options = {
    withOptOut: command.withOptOut ?? false,
    keepAtTwilio: command.keepAtTwilio ?? false,
  };
  const app = storeApp(credentialsOf(command, process.env), process.env, budgetMs);
  if (await isOwnNumber(app, person)) throw new Error(`${address} is a number of this account`);

  print(bold(address), ...dataReport(await findPersonalData(app, person, options), options));
  if (!(command.yes || (await confirm('\nDelete it for good?', new Interrupt())))) {
    print('Nothing was deleted.');
    process.exitCode = 1;
    return;
  }
  const forgotten = await forget(app, person, options);
  print('', ...forgottenReport(forgotten));
  process.exitCode = isComplete(forgotten) ? 0 : 2;
}

function isComplete({ left }: Forgotten): boolean {
  return left.records.length + left.messages === 0;
}

function print(...lines: string[]): void {
  for (const line of lines) console.log(line);
}
