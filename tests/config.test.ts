import { readConfig } from '../src/config';
import { Problem } from '../src/problem';

const environment = {
  ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  AUTH_TOKEN: 'f'.repeat(32),
  DOMAIN_NAME: 'messaging-1234.twil.io',
  TWILIO_MESSAGING_SERVICE_SID: `MG${'0'.repeat(32)}`,
  API_KEYS: `app:send:${'a'.repeat(64)}, console:admin:${'b'.repeat(64)}`,
};

function complaint(changes: Record<string, unknown>): string {
  try {
    readConfig({ ...environment, ...changes });
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    expect((error as Problem).code).toBe('misconfigured');
    return (error as Problem).message;
  }
  return 'no complaint';
}

describe('readConfig', () => {
  it('reads the environment and fills in defaults', () => {
    expect(readConfig(environment)).toMatchObject({
      baseUrl: 'https://messaging-1234.twil.io',
      syncServiceSid: 'default',
      helpReply: 'never',
      scheduleMinLeadSeconds: 900,
      retentionSeconds: 90 * 86_400,
      reconcileAfterSeconds: 43_200,
      apiKeys: [
        { name: 'app', scope: 'send', sha256: 'a'.repeat(64) },
        { name: 'console', scope: 'admin', sha256: 'b'.repeat(64) },
      ],
    });
  });

  it('takes a price, a link domain, and the way this machine is reached', () => {
    const linkDomainSid = `DN${'c'.repeat(32)}`;
    const given = {
      PRICE_PER_SEGMENT: '0.0083',
      LINK_DOMAIN_SID: linkDomainSid,
      DOMAIN_NAME: 'localhost:3000',
    };
    expect(readConfig({ ...environment, ...given })).toMatchObject({
      pricePerSegment: 0.0083,
      linkDomainSid,
      baseUrl: 'http://localhost:3000',
    });
  });

  it('takes the default Sync service or one by its SID', () => {
    const syncServiceSid = `IS${'d'.repeat(32)}`;
    expect(readConfig({ ...environment, SYNC_SERVICE_SID: syncServiceSid })).toMatchObject({
      syncServiceSid,
    });
    expect(readConfig({ ...environment, SYNC_SERVICE_SID: 'default' }).syncServiceSid).toBe('default');
    expect(complaint({ SYNC_SERVICE_SID: 'defaults' })).toContain('must be "default" or a SID');
  });

  it('takes an empty value for none', () => {
    expect(readConfig({ ...environment, RETENTION_DAYS: '', HELP_REPLY: '' })).toEqual(
      readConfig(environment),
    );
  });

  it('speaks plain HTTP to a loopback address only', () => {
    expect(readConfig({ ...environment, DOMAIN_NAME: 'localhost:3000' }).baseUrl).toBe(
      'http://localhost:3000',
    );
    expect(readConfig({ ...environment, DOMAIN_NAME: 'localhost.example.com' }).baseUrl).toMatch(/^https:/);
  });

  it.each([
    ['TWILIO_MESSAGING_SERVICE_SID', undefined, 'TWILIO_MESSAGING_SERVICE_SID is not set'],
    ['TWILIO_MESSAGING_SERVICE_SID', 'MG123', 'must be a SID'],
    ['API_KEYS', '', 'API_KEYS is not set'],
    ['API_KEYS', 'app:owner:abc', 'must be name:scope:sha256hex'],
    ['HELP_REPLY', 'always', 'HELP_REPLY'],
    ['RETENTION_DAYS', '0', 'RETENTION_DAYS'],
    ['SCHEDULE_MIN_LEAD_SECONDS', '60', 'SCHEDULE_MIN_LEAD_SECONDS'],
    ['RECONCILE_AFTER_SECONDS', '59', 'RECONCILE_AFTER_SECONDS'],
    ['RECONCILE_AFTER_SECONDS', '604801', 'RECONCILE_AFTER_SECONDS'],
    ['CORS_ORIGIN', 'example.com', 'must be an origin'],
  ])('names %s when it is %s', (name, value, expected) => {
    expect(complaint({ [name]: value })).toContain(expected);
  });

  it('names every fault at once, and never the values', () => {
    const text = complaint({ API_KEYS: 'hunter2', HELP_REPLY: 'hunter2' });
    expect(text).toContain('API_KEYS');
    expect(text).toContain('HELP_REPLY');
    expect(text).not.toContain('hunter2');
  });
});
