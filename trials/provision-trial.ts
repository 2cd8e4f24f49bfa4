import { Twilio } from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient';
import type Response from 'twilio/lib/http/response';
import type { Emulator } from '../emulator';
import type { DesiredState } from '../src/messaging-service/desired-state';
import { findOrCreateService, findService } from '../src/messaging-service/find-service';
import type { Target } from '../src/messaging-service/live-state';
import { applyService, planService } from '../src/messaging-service/provision';

/** When a run is killed: at its nth call to Twilio, before the call gets through or after it was carried out. */
export interface Death {
  at: number;
  when: 'before' | 'after';
}

/** A client that stops for good at one of its calls, as a process does that is killed there. */
class MortalClient extends RequestClient {
  readonly died: Promise<void>;
  calls = 0;
  #die = () => {};

  constructor(private readonly death?: Death) {
    super();
    this.died = new Promise((resolve) => {
      this.#die = resolve;
    });
  }

  override async request<T>(options: RequestClient.RequestOptions<T>): Promise<Response<T>> {
    this.calls++;
    const isOver = this.death !== undefined && this.calls >= this.death.at;
    if (!isOver) return super.request(options);
    if (this.calls === this.death?.at && this.death.when === 'after') await super.request(options);
    this.#die();
    return new Promise(() => {});
  }
}

/** Runs provisioning, as far as it lives. Resolves to how many calls it made. */
export async function provisionOnce(
  { accountSid, authToken }: Emulator,
  desired: DesiredState,
  death?: Death,
): Promise<number> {
  const httpClient = new MortalClient(death);
  const twilio = new Twilio(accountSid, authToken, { httpClient: httpClient as RequestClient });
  const account = accountOf(twilio, authToken);
  const work = findOrCreateService(account, desired).then(({ sid }) =>
    applyService({ ...account, serviceSid: sid }, desired, { removeSenders: false, force: false }),
  );
  await Promise.race([work, httpClient.died]);
  return httpClient.calls;
}

/** What is wrong with what provisioning has left behind; nothing, if all is well. */
export async function judgeProvisioning(
  { accountSid, authToken }: Emulator,
  desired: DesiredState,
): Promise<string[]> {
  const twilio = new Twilio(accountSid, authToken);
  const account = accountOf(twilio, authToken);
  const services = await twilio.messaging.v1.services.list();
  const serviceSid = await findService(account, desired.friendlyName);
  if (services.length !== 1 || serviceSid === undefined) return [`there are ${services.length} services`];
  const { changes } = await planService({ ...account, serviceSid }, desired);
  return changes.map((change) => JSON.stringify(change));
}

function accountOf(twilio: Twilio, authToken: string): Omit<Target, 'serviceSid'> {
  return {
    twilio,
    authToken,
    deadline: Date.now() + 60_000,
    baseUrl: 'https://messaging-1234.twil.io',
    now: Date.now,
  };
}
