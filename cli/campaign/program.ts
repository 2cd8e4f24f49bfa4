import { Command, Option } from 'commander';
import {
  type ConnectionOptions,
  collect,
  type ExportOptions,
  type ListOptions,
  parseDelimiter,
  parseEncoding,
  parseMapping,
  parsePerSecond,
  parseWindow,
  type SendOptions,
} from './options';

/** What the command line can be told to do. */
export interface Commands {
  send(file: string, options: SendOptions): Promise<void>;
  status(id: string | undefined, options: ConnectionOptions): Promise<void>;
  pause(id: string, options: ConnectionOptions): Promise<void>;
  resume(id: string, file: string | undefined, options: ListOptions & ConnectionOptions): Promise<void>;
  cancel(id: string, options: ConnectionOptions): Promise<void>;
  export(id: string, options: ExportOptions): Promise<void>;
}

/** The command line as it is written. Errors in it end the program with one line, unless `exitOverride` is set. */
export function campaignProgram(commands: Commands): Command {
  const program = new Command('npm run campaign --')
    .description('Campaigns from a CSV file.')
    .option('--url <url>', 'the backend; else MESSAGING_BACKEND_URL, else the one started with npm start')
    .option('--key <key>', 'the key to it, with scope send; else MESSAGING_BACKEND_KEY');
  const connection = () => program.opts<ConnectionOptions>();

  withListOptions(program.command('send <file>'))
    .description('previews a list of people, asks, and sends to all of them')
    .option('--body <text>', 'what to send; {{name}} is filled from a column, {{name|there}} has a default')
    .option('--content-sid <sid>', 'a Content template instead (HX…), its variables given by --map')
    .option('--media <url>', 'sent along; may be given several times', collect)
    .option('--name <name>', "the campaign's name; else the file's")
    .option('--intent <intent>', 'such as marketing or notifications: decides about quiet hours')
    .addOption(
      new Option('--quiet-hours <what>', 'what becomes of messages in quiet hours').choices([
        'hold',
        'block',
        'ignore',
      ]),
    )
    .option('--smart-encoded', 'lets Twilio replace characters that make messages longer')
    .option('--shorten-urls', 'shortens links and counts who clicks')
    .option('--per-second <number>', 'messages a second at most', parsePerSecond)
    .option('--window <hours>', 'hours to send in: 09:00-20:00 or 09:00-20:00@Europe/Berlin', parseWindow)
    .option('--ignore-preflight', 'also where every message would fail')
    .option('--results <file>', 'writes what became of every row to a CSV file at the end')
    .option('--dry-run', 'stops after the preview')
    .option('-y, --yes', 'does not ask')
    .action((file: string, options: SendOptions) => commands.send(file, { ...connection(), ...options }));
  program
    .command('status [id]')
    .description('shows a campaign, or lists all of them')
    .action((id: string | undefined) => commands.status(id, connection()));
  program
    .command('pause <id>')
    .description('stops sending until it is resumed')
    .action((id: string) => commands.pause(id, connection()));
  withListOptions(program.command('resume <id> [file]'))
    .description('goes on with a campaign; with its file, also with an upload that was interrupted')
    .action((id: string, file: string | undefined, options: ListOptions) =>
      commands.resume(id, file, { ...connection(), ...options }),
    );
  program
    .command('cancel <id>')
    .description('ends a campaign: what is not sent yet never will be')
    .action((id: string) => commands.cancel(id, connection()));
  program
    .command('export <id>')
    .description('writes what became of every row as CSV')
    .option('--outcome <outcome>', 'only those, such as rejected, invalid, failed or undelivered')
    .option('--out <file>', 'to a file instead of the terminal')
    .action((id: string, options: ExportOptions) => commands.export(id, { ...connection(), ...options }));
  return program;
}

function withListOptions(command: Command): Command {
  return command
    .option('--to-column <column>', 'the column with the numbers; else found by its name or content')
    .option('--map <name=column>', 'fills {{name}} from that column; several times', parseMapping, {})
    .option('--encoding <name>', 'such as windows-1252; else found by itself', parseEncoding)
    .option('--delimiter <character>', 'such as ";" or tab; else found by itself', parseDelimiter);
}
