import { z } from 'zod';
import type { Account } from '../account';
import { DEFAULT_HANDLING } from '../handsets/keywords';
import type { MessagingService } from '../messaging-service';
import { type Control, ControlError } from './control';

const words = z.array(z.string().trim().min(1)).min(1).optional();

const Handling = z
  .strictObject({
    mode: z.enum(['default', 'advanced', 'off']),
    messagingServiceSid: z.string().optional(),
    stopWords: words,
    startWords: words,
    helpWords: words,
  })
  .refine(
    ({ mode, stopWords, startWords, helpWords }) =>
      mode === 'advanced' || !(stopWords || startWords || helpWords),
    'only advanced handling has words of its own',
  );

const { keywords: defaults } = DEFAULT_HANDLING;

/** How a Messaging Service handles opt-outs, which Twilio sets by hand, and its block list, which Twilio keeps to itself. */
export const optOutControls: Control[] = [
  {
    method: 'POST',
    name: 'opt-out-handling',
    about:
      'who handles keywords: {mode: default | advanced | off, messagingServiceSid?, stopWords?, startWords?, helpWords?}',
    run: ({ account }, { body }) => {
      const { mode, messagingServiceSid, stopWords, startWords, helpWords } = Handling.parse(body);
      const service = serviceOf(account, messagingServiceSid);
      const STOP = stopWords ?? defaults.STOP;
      const START = startWords ?? defaults.START;
      const HELP = helpWords ?? defaults.HELP;
      service.optOutHandling = { mode, keywords: { STOP, START, HELP } };
      return {
        mode,
        messagingServiceSid: service.sid,
        stopWords: STOP,
        startWords: START,
        helpWords: HELP,
      };
    },
  },
  {
    method: 'GET',
    name: 'opt-outs',
    about: 'whether a handset is blocked for a Messaging Service: ?to=&messagingServiceSid=',
    run: ({ account }, { query }) => {
      const to = query.get('to');
      if (!to) throw new ControlError(400, 'Which handset? ?to= is missing');
      const service = serviceOf(account, query.get('messagingServiceSid') ?? undefined);
      return { blocked: account.optOuts.has(to, service.sid) };
    },
  },
];

/** The service of this SID, or the account's first. Throws 404. */
function serviceOf(account: Account, sid: string | undefined): MessagingService {
  const [first] = account.services.values();
  const service = sid === undefined ? first : account.services.get(sid);
  if (!service) throw new ControlError(404, `There is no Messaging Service ${sid ?? ''}`);
  return service;
}
