import { setTimeout as sleep } from 'node:timers/promises';
import { startStack } from '../../emulator/stack';
import { stackClient } from '../../emulator/stack-client';
import { complaintsAbout, type Findings } from '../section';
import { Memory, memoryTable } from './memory';
import { People } from './people';
import { RouteTimes } from './route-times';
import { settle } from './settle';
import { type Visitor, visitorsOf } from './visitors';

/** So few that each has done everything soon, and what its memory does then is no longer warming up. */
const limits = { maxProcesses: 8 };

/** However long it lasts, the emulator can hold so many. */
const mostMessages = 30_000;
const toldComplaints = 5;

/** Lets everybody come and go for so long, then waits for everything to settle. */
export async function runSoak(ms: number): Promise<Findings> {
  const stack = await startStack({ port: 0, emulatorPort: 0, quiet: true, limits });
  const client = stackClient(() => stack);
  const people = new People();
  const memory = new Memory(stack.gateway);
  const routes = new RouteTimes(stack.gateway);
  try {
    await client.control('faults', { callbacks: { duplicate: 0.05, shuffle: true }, seed: 7 });
    const until = Date.now() + ms;
    const goesOn = () => Date.now() < until && people.due.size < mostMessages;
    const complaints = await Promise.all(
      Object.entries(visitorsOf(client, people)).map(([name, visitor]) => comeAndGo(name, visitor, goesOn)),
    );
    memory.stop();
    const unsettled = await settle(client, people.due);
    routes.stop();
    const processes = memory.rows();
    const greedy = processes.filter(({ verdict }) => verdict === 'grows' || verdict === 'too large').length;
    const sizes = `${people.due.size} messages; ${memory.processes} function processes at most`;
    return {
      table: [routes.table(), '', memoryTable(processes), '', sizes].join('\n'),
      shortcomings: [
        ...complaints.flat(),
        ...unsettled,
        ...complaintsAbout('all in all', [
          routes.errors > 0 && `${routes.errors} answers with a 5xx`,
          routes.missed > 0 && `${routes.missed} invocations were too fast to be seen`,
          greedy > 0 && `the memory of ${greedy} processes grows or is too large`,
        ]),
      ],
    };
  } finally {
    memory.stop();
    routes.stop();
    await stack.close();
  }
}

/** Visits as long as it goes on. Answers what went wrong, the first times in full. */
async function comeAndGo(
  name: string,
  { everyMs, visit }: Visitor,
  goesOn: () => boolean,
): Promise<string[]> {
  const complaints: string[] = [];
  while (goesOn()) {
    const next = sleep(everyMs);
    await visit().catch((error: unknown) => complaints.push(String(error)));
    if (goesOn()) await next;
  }
  const more = complaints.length - toldComplaints;
  return complaintsAbout(name, [
    ...complaints.slice(0, toldComplaints),
    more > 0 && `${more} more like these`,
  ]);
}
