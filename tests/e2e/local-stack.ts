import { type Stack, startStack } from '../../emulator/stack';
import { type StackClient, stackClient } from '../../emulator/stack-client';

export interface LocalStack extends StackClient {
  stack(): Stack;
  /** Waits until every message has come to its end and every callback was delivered. */
  settled(): Promise<void>;
}

/**
 * Gives a test file the whole stack as `npm start` runs it, with an empty account before each test. Needs the bundles
 * that `npm run build` makes. Call it at the top level.
 */
export function localStack(settings: Record<string, string> = {}): LocalStack {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack({ port: 0, emulatorPort: 0, quiet: true, settings });
  });
  beforeEach(() => stack.emulator?.reset());
  afterAll(() => stack.close());

  return {
    ...stackClient(() => stack),
    stack: () => stack,
    async settled() {
      expect(await stack.emulator?.idle(20_000)).toBe(true);
    },
  };
}
