import type { Account } from '../account';
import type { ShortLink } from '../messages/links';
import type { Message } from '../messages/message';
import { type CloudEvent, cloudEvent } from '../webhooks/cloud-event';
import type { Deliverer, WebhookRequest, WebhookResult } from '../webhooks/deliver';

/** Which of Twilio's ways tells of a click: the link domain's callback, the message's status callback, Event Streams. */
export type ClickSource = 'domain' | 'status' | 'events';

export interface Click {
  message: Message;
  link: ShortLink;
  source: ClickSource;
  eventType: 'click' | 'preview';
  userAgent: string;
}

/** Somebody, or some preview bot, follows a shortened link. Undefined where nothing is configured to hear of it. */
export async function tellOfClick(
  account: Account,
  deliverer: Deliverer,
  click: Click,
): Promise<WebhookResult | undefined> {
  const request = requestFor(account, click);
  return request && deliverer.deliver({ ...request, messageSid: click.message.sid });
}

function requestFor(account: Account, click: Click): WebhookRequest | undefined {
  const { message, source } = click;
  const { events } = account.webhooks;
  const { callbackUrl } = account.linkDomain.config;
  if (source === 'domain')
    return callbackUrl ? { kind: 'click', url: callbackUrl, json: fields(account, click) } : undefined;
  if (source === 'events')
    return events ? { kind: 'events', url: events, json: [clickEvent(account, click)] } : undefined;
  const service = account.services.get(message.messagingServiceSid ?? '');
  const url = message.statusCallback ?? service?.statusCallback;
  return url ? { kind: 'click', url, form: fields(account, click) } : undefined;
}

function fields(account: Account, { message, link, eventType, userAgent }: Click): Record<string, string> {
  return {
    event_type: eventType,
    sms_sid: message.sid,
    to: message.to,
    from: message.from ?? '',
    link: link.link,
    click_time: new Date(account.clock.now()).toISOString(),
    messaging_service_sid: message.messagingServiceSid ?? '',
    account_sid: account.sid,
    user_agent: userAgent,
  };
}

function clickEvent(account: Account, click: Click): CloudEvent {
  const { sms_sid, ...data } = fields(account, click);
  const source = `/2010-04-01/Accounts/${account.sid}/Messages/${sms_sid}`;
  const type = 'com.twilio.daptbt.link-shortening.link-clicked';
  return cloudEvent(type, 'LinkShortening.LinkClicked', source, account.clock.now(), {
    ...data,
    message_sid: sms_sid,
    shortened_link: click.link.shortUrl,
  });
}
