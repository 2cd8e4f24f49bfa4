import type { App } from '../app';
import type { Scope } from '../config';
import { readReplies } from '../inbound/replies';
import { failureFields, log } from '../log';
import { untilAnswered } from '../twilio/until-answered';

type State = 'ok' | 'failing';

export interface Health {
  /** `degraded` where something that this stands on does not answer. */
  status: 'ok' | 'degraded';
  /** Of this backend. */
  version: string;
  /** The key that was sent, where it is known. */
  key?: { name: string; scope: Scope };
  /** What this stands on; told to known keys only. */
  dependencies?: DependencyStates;
}

export interface DependencyStates {
  messagingService: State;
  sync: State;
  replies: State;
}

/** How long one dependency may take to answer, in milliseconds. */
const patienceMs = 3_000;

/** Whether what this deployment stands on answers: its Messaging Service, its store and its replies file. */
export async function checkDependencies(app: App): Promise<DependencyStates> {
  const { messagingServiceSid, syncServiceSid } = app.config;
  const until = Math.min(app.deadline, app.now() + patienceMs);
  const [messagingService, sync, replies] = await Promise.all([
    stateOf('messagingService', () =>
      untilAnswered(until, () => app.twilio.messaging.v1.services(messagingServiceSid).fetch()),
    ),
    stateOf('sync', () => untilAnswered(until, () => app.twilio.sync.v1.services(syncServiceSid).fetch())),
    stateOf('replies', async () => readReplies(app.readAsset('/replies.json') ?? '')),
  ]);
  return { messagingService, sync, replies };
}

async function stateOf(dependency: string, check: () => Promise<unknown>): Promise<State> {
  try {
    await check();
    return 'ok';
  } catch (failure) {
    log('warn', 'dependency-failing', { dependency, ...failureFields(failure) });
    return 'failing';
  }
}
