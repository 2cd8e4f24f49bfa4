import { type Stack, startStack } from '../emulator/stack';
import { DemoApi } from './demo/api';
import { chooseCast } from './demo/cast';
import { followLinks, sendDespiteStop, talk } from './demo/handsets';
import { readBack } from './demo/read-back';
import { readRecipients } from './demo/recipients';
import { type Findings, report } from './demo/report';
import { cancelReminder, letTheTimePass, refuseReminder, scheduleReminders } from './demo/schedule';
import { awaitDeliveries, optOutBeforehand, sendBulk } from './demo/send';
import { step } from './demo/step';
import { bold, dim, green, red, table } from './demo/text';
import { fail, untilStopped } from './start-options';

/** The whole demo: every step does what it should, or throws. */
async function tell(api: DemoApi): Promise<Findings> {
  const recipients = readRecipients();
  await step('Let some recipients opt out', 'texted STOP and the like, one reply each', () =>
    optOutBeforehand(api),
  );
  const answer = await step(
    'Send to all rows, and repeat the call',
    ({ counts }) => `${counts.accepted} of ${counts.total} accepted, none sent twice`,
    () => sendBulk(api, recipients),
  );
  const reached = await step(
    'Wait for the deliveries',
    ({ length }) => `${length} delivered`,
    () => awaitDeliveries(api, recipients, answer),
  );
  const cast = chooseCast(reached);

  const reminders = await step(
    'Schedule reminders in two hours',
    ({ sids }) => `${sids.length} wait at Twilio`,
    () => scheduleReminders(api, cast),
  );
  await step('Cancel one of them, twice', 'canceled, then already canceled', () =>
    cancelReminder(api, reminders),
  );
  await step(
    'Refuse in plain words',
    (body) => `"${body}": canceled too`,
    () => refuseReminder(api, reminders),
  );
  await step(
    'Let two hours pass',
    (sent) => `${sent} delivered, the canceled ones never sent`,
    () => letTheTimePass(api, reminders),
  );
  const conversations = await step('Text HELP, HOURS and STOP', 'one reply each', () => talk(api, cast));
  await step('Send to the one who texted STOP', 'refused: recipient-opted-out', () =>
    sendDespiteStop(api, cast.leaves),
  );
  const clickers = await step(
    'Follow short links',
    ({ length }) => `${length} people, clicks and previews`,
    () => followLinks(api, cast.readers),
  );
  const sent = answer.results.flatMap(({ sid }) => sid ?? []);
  const shown = await step(
    'Read every message back',
    ({ length }) => `${length} messages, each as Twilio has it`,
    () => readBack(api, [...sent, ...reminders.sids], clickers),
  );
  return {
    recipients,
    answer,
    shown: shown.slice(0, sent.length),
    reminders,
    conversations,
    clickers,
  };
}

/**
 * A day of the backend with an emulated Twilio: no account, no cost, and no text leaves this machine. Everything goes
 * through HTTP, as from an app. Resolves to the exit code: 0 only if every step did exactly what it should.
 *
 *     npm run demo
 */
async function main(): Promise<number> {
  const startedAt = performance.now();
  console.log(
    `\n${bold('Messaging backend demo')}  ${dim('Twilio is emulated: nothing leaves this machine')}\n`,
  );
  let stack: Stack | undefined;
  try {
    stack = await step('Start the backend', ({ functionsUrl }) => `answers on ${functionsUrl}`, start);
    const findings = await tell(new DemoApi(stack, untilCtrlC()));
    console.log(`\n${report(findings)}\n`);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`${green('✓')} ${bold(`Every step did what it should, in ${seconds} s. What next:`)}`);
    console.log(`${table(hints).join('\n')}\n`);
    return 0;
  } catch (error) {
    console.error(`\n${red('The demo failed.')} ${error instanceof Error ? error.message : String(error)}`);
    console.error('What the Functions printed is in .local/functions.log.\n');
    return 1;
  } finally {
    await stack?.close();
  }
}

const start = () =>
  startStack({
    port: 0,
    emulatorPort: 0,
    quiet: true,
    // As many as the platform would start leave a small machine no time for the call itself.
    // The steps count replies, so a setting in the shell must not change who answers HELP.
    settings: { HELP_REPLY: 'never' },
  });

function untilCtrlC(): AbortSignal {
  const controller = new AbortController();
  untilStopped().then(() => controller.abort(new Error('It was stopped.')));
  return controller.signal;
}

const hints = [
  ['npm start', 'the same backend and emulated Twilio until Ctrl-C, with a curl to try'],
  ['docs/setup.md', 'the way to a real Twilio account; every route is in docs/api.md'],
  ['examples/README.md', 'who is in the file of recipients'],
];

main().then((code) => process.exit(code), fail);
