import type { Account } from '../../account';
import type { Operation } from '../../operation';
import { refuse } from '../messages/refuse';
import { text } from '../parameters';

/** The create of messages, for countries the account may send to; any other one is refused with 21408. */
export function withinPermissions(account: Account, create: Operation): Operation {
  return {
    ...create,
    handle: (request) => {
      const to = text(request.parameters, 'To') ?? '';
      if (account.compliance.mayReach(to)) return create.handle(request);
      throw refuse(21408, `The recipient ${to} is in a region this account may not send to`);
    },
  };
}
