import path from 'node:path';
import { type Gateway, type GatewayOptions, startGateway } from '../emulator/gateway/gateway';
import { readRoutes } from '../emulator/gateway/routes';
import { localEnvironment, preload, projectDir, type Stack } from '../emulator/stack';

/** Serves `plain-functions` as the stack serves the product: below the same paths, with the same signatures. */
export function startPlainHost(stack: Stack, limits: Pick<GatewayOptions, 'maxProcesses'>): Promise<Gateway> {
  const functionsDir = path.join(__dirname, 'plain-functions');
  return startGateway({
    ...limits,
    port: 0,
    routes: readRoutes(functionsDir, path.join(functionsDir, 'no-assets')),
    projectDir,
    env: localEnvironment(stack, stack.apiKey),
    processEnv: { TWILIO_API_ORIGIN: stack.emulatorUrl },
    authToken: stack.authToken,
    preload,
    log: () => {},
  });
}
