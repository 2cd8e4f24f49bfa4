import twilio from 'twilio';
import { type Emulator, startEmulator } from '../../emulator';
import { createOracle, expectNoProblems, type Watch } from './oracle';

/**
 * Gives a test file an emulator, empty before each test, and Twilio's own client for it. The file fails if any of its
 * exchanges departs from Twilio's documents. Call it at the top level; use what it returns inside tests.
 */
export function watchedEmulator() {
  let emulator: Emulator;
  let client: twilio.Twilio;
  let watch: Watch;

  beforeAll(async () => {
    emulator = await startEmulator();
    process.env.TWILIO_API_ORIGIN = emulator.origin;
    client = twilio(emulator.accountSid, emulator.authToken);
    watch = createOracle().watch(emulator);
  });
  beforeEach(() => emulator.reset());
  afterAll(async () => {
    await emulator.close();
    expectNoProblems(watch);
  });

  return {
    emulator: () => emulator,
    client: () => client,
    /** The account's default Sync Service. */
    service: () => client.sync.v1.services('default'),
  };
}
