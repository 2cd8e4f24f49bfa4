import { z } from 'zod';
import { newSid } from '../sids';
import { type Control, ControlError } from './control';

const Debugger = z.strictObject({
  errorCode: z.int(),
  resourceSid: z.string().optional(),
  level: z.string().default('ERROR'),
  webhookUrl: z.string().optional(),
});

/** Twilio's debugger reports an error, perhaps of a webhook, to whoever asked to be told. */
export const debuggerEvent: Control = {
  method: 'POST',
  name: 'debugger',
  about: "Twilio's debugger reports an error: {errorCode, resourceSid?, level?, webhookUrl?}",
  run: async ({ account, deliverer }, { body }) => {
    const { errorCode, level, webhookUrl, resourceSid = newSid('SM') } = Debugger.parse(body);
    const url = account.webhooks.alerts;
    if (url === undefined) throw new ControlError(400, 'No webhook is configured for alerts');
    const form = {
      Sid: newSid('NO'),
      AccountSid: account.sid,
      Timestamp: new Date(account.clock.now()).toISOString(),
      Level: level,
      PayloadType: 'application/json',
      Payload: JSON.stringify({
        resource_sid: resourceSid,
        service_sid: null,
        error_code: String(errorCode),
        more_info: {},
        ...(webhookUrl && {
          webhook: { type: 'application/json', request: { url: webhookUrl, method: 'POST' } },
        }),
      }),
    };
    return { form, webhook: await deliverer.deliver({ kind: 'debugger', url, form }) };
  },
};
