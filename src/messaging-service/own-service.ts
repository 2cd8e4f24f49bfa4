import type { App } from '../app';
import { Problem } from '../problem';
import { ownPool } from '../senders/pool';
import { type DesiredState, parseDesiredState } from './desired-state';
import type { Target } from './live-state';

/** The Messaging Service that this deployment sends through, with this deployment's own webhooks. */
export function ownService(app: App): Target {
  const { baseUrl, authToken, linkDomainSid } = app.config;
  return { ...ownPool(app), baseUrl, authToken, linkDomainSid, now: app.now };
}

/** How the service is meant to be, as it was deployed. Undefined where nothing was written. */
export function deployedDesiredState(app: App): DesiredState | undefined {
  const text = app.readAsset('/messaging-service.json');
  return text === undefined ? undefined : parseDesiredState(text);
}

/** The same. Throws `not-found` where nothing was written. */
export function requireDesiredState(app: App): DesiredState {
  const desired = deployedDesiredState(app);
  if (desired) return desired;
  throw new Problem('not-found', 'No messaging-service.json was deployed. Write one, and deploy again.');
}
