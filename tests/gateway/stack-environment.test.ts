import { createHash } from 'node:crypto';
import { functionEnvironment, randomApiKey, randomSid } from '../../emulator/stack-environment';

const account = {
  accountSid: randomSid('AC'),
  authToken: 'f'.repeat(32),
  messagingServiceSid: randomSid('MG'),
  syncServiceSid: randomSid('IS'),
};
const apiKey = randomApiKey();
const localKey = `local:admin:${createHash('sha256').update(apiKey).digest('hex')}`;
const documented = ['HELP_REPLY', 'API_KEYS', 'ACCOUNT_SID', 'RETENTION_DAYS'];

const environment = (settings: Record<string, string>, shell: NodeJS.ProcessEnv) =>
  functionEnvironment(account, apiKey, settings, documented, shell);

test('the account and an admin key are always there', () => {
  expect(environment({}, {})).toEqual({
    ACCOUNT_SID: account.accountSid,
    AUTH_TOKEN: account.authToken,
    TWILIO_MESSAGING_SERVICE_SID: account.messagingServiceSid,
    SYNC_SERVICE_SID: account.syncServiceSid,
    API_KEYS: localKey,
  });
});

test('of the shell, only documented variables that have a value reach the Functions', () => {
  const shell = { HELP_REPLY: 'never', RETENTION_DAYS: '', HOME: '/root' };
  const result = environment({}, shell);
  expect(result.HELP_REPLY).toBe('never');
  expect(result).not.toHaveProperty('RETENTION_DAYS');
  expect(result).not.toHaveProperty('HOME');
});

test('the account of the shell is not mistaken for the local one', () => {
  expect(environment({}, { ACCOUNT_SID: randomSid('AC') }).ACCOUNT_SID).toBe(account.accountSid);
});

test('settings win over everything', () => {
  const result = environment({ HELP_REPLY: 'a', AUTH_TOKEN: 'b' }, { HELP_REPLY: 'c' });
  expect(result).toMatchObject({ HELP_REPLY: 'a', AUTH_TOKEN: 'b' });
});

test('further API keys are added to the local one', () => {
  expect(environment({ API_KEYS: 'app:send:00' }, {}).API_KEYS).toBe(`${localKey},app:send:00`);
});
