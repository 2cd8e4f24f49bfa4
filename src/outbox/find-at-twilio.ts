import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message';
import type { Address } from '../addresses/address';
import type { App } from '../app';
import { untilAnswered } from '../twilio/until-answered';

/** Twilio's times have no fractions of a second, and its clock is not ours. */
const slackMs = 5_000;

/**
 * The messages to a person that our Messaging Service accepted between two moments, in milliseconds since the epoch.
 * Twilio's list knows neither status nor callback, so recipient, service and time are all there is to go by.
 */
export async function findAtTwilio(
  app: App,
  to: Address,
  from: number,
  until: number,
): Promise<MessageInstance[]> {
  const found: MessageInstance[] = [];
  let page = await untilAnswered(app.deadline, () => app.twilio.messages.page({ to, pageSize: 1_000 }));
  for (;;) {
    found.push(...page.instances.filter((message) => isAmong(app, message, from, until)));
    const next = page.nextPageUrl;
    if (!next || page.instances.length === 0) return found;
    page = await untilAnswered(app.deadline, () => app.twilio.messages.getPage(next));
  }
}

function isAmong(app: App, message: MessageInstance, from: number, until: number): boolean {
  const createdAt = message.dateCreated.getTime();
  return (
    message.direction === 'outbound-api' &&
    message.messagingServiceSid === app.config.messagingServiceSid &&
    createdAt >= from - slackMs &&
    createdAt <= until + slackMs
  );
}
