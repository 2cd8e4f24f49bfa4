import type { Account } from '../../account';
import { TwilioRefusal } from '../../errors';
import type { Lives } from '../../messages/life';
import { isFinal, type Message } from '../../messages/message';
import type { Operation } from '../../operation';
import { invalid, oneOf } from '../parameters';
import { messageAt } from './read';
import { messageResource } from './resource';

const PATH = '/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json';

/** Messages update (cancel what is scheduled, redact what is over) and delete. */
export function changeMessages(account: Account, lives: Lives): Operation[] {
  return [
    {
      product: 'api',
      method: 'POST',
      path: PATH,
      accepts: ['Body', 'Status'],
      handle: (request) => {
        const message = messageAt(account, request);
        const { parameters } = request;
        if (oneOf(parameters, 'Status', ['canceled'])) cancel(message, lives);
        if (parameters.has('Body')) redact(account, message, parameters.get('Body') ?? '');
        return { status: 200, body: messageResource(account, message) };
      },
    },
    {
      product: 'api',
      method: 'DELETE',
      path: PATH,
      accepts: [],
      handle: (request) => {
        const message = messageAt(account, request);
        checkOver(message, 'deleted');
        account.messages.remove(message);
        return { status: 204 };
      },
    },
  ];
}

function cancel(message: Message, lives: Lives): void {
  if (message.status !== 'scheduled') {
    throw new TwilioRefusal(409, 30409, `A message that is ${message.status} cannot be canceled`);
  }
  lives.cancel(message);
}

function redact(account: Account, message: Message, body: string): void {
  if (body !== '') throw invalid('Body', 'can only be emptied');
  checkOver(message, 'redacted');
  message.body = '';
  message.updatedAt = account.clock.now();
}

function checkOver(message: Message, done: string): void {
  if (isFinal(message)) return;
  throw new TwilioRefusal(409, 20009, `A message that is ${message.status} cannot be ${done} yet`);
}
