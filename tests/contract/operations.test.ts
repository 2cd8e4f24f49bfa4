import { Account } from '../../emulator/account';
import { accountOperations } from '../../emulator/api';
import { serverlessOperations } from '../../emulator/api/serverless';
import { SyncState, syncOperations } from '../../emulator/api/sync';
import { Lives } from '../../emulator/messages/life';
import { ServerlessState } from '../../emulator/serverless/serverless-state';
import { newSid } from '../../emulator/sids';
import { Deliverer } from '../../emulator/webhooks/deliver';
import { StatusCallbacks } from '../../emulator/webhooks/status-callback';
import { findOperation } from './openapi/document';
import { OperationCheck } from './openapi/operation-check';

const account = new Account({
  accountSid: newSid('AC'),
  authToken: '0'.repeat(32),
  messagingServiceSid: newSid('MG'),
  linkDomain: 'l.example.com',
});
const callbacks = new StatusCallbacks(account, new Deliverer(account.authToken, account.activity));
const credentials = { ACCOUNT_SID: account.sid, AUTH_TOKEN: account.authToken };
const operations = [
  ...accountOperations(account, new Lives(account, callbacks)),
  ...syncOperations(new SyncState(account.clock, account.sid, newSid('IS'))),
  ...serverlessOperations(new ServerlessState(account.clock, credentials, '')),
];

it.each(
  operations.map(
    (operation) => [`${operation.product} ${operation.method} ${operation.path}`, operation] as const,
  ),
)(
  '%s is one of Twilio’s, and takes no parameter that Twilio does not have',
  (_name, { product, method, path, accepts }) => {
    const documented = findOperation(product, method, path);
    expect(documented).toBeDefined();
    const { parameterNames } = new OperationCheck(product, documented!);
    expect(accepts.filter((name) => !parameterNames.includes(name))).toEqual([]);
    const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(parameterNames).toEqual(expect.arrayContaining(placeholders));
  },
);
