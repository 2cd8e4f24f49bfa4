/** What kind of problem an error is, which decides who can solve it. */
export const errorClasses = [
  /** The recipient refuses messages. */
  'opted-out',
  /** The address is wrong, or cannot be reached on this channel at all. */
  'invalid-recipient',
  /** The address may be right, but the handset or its carrier cannot be reached. */
  'unreachable',
  /** A network, a register, a protection or a permission forbids this destination. */
  'blocked',
  /** Held back for what it says or how it behaves. */
  'filtered',
  /** The sender, or the pool it comes from. */
  'sender',
  /** A registration with carriers or authorities is missing, wrong or suspended. */
  'registration',
  /** The text, media, links or template. */
  'content',
  /** Too fast, too many, or too long in a queue. */
  'throttled',
  /** The account and its set-up, the link domain included. */
  'account',
  /** The call to Twilio is malformed, or our webhook's answer to Twilio is. */
  'request',
  /** The time of sending. */
  'schedule',
  /** A fault inside Twilio or its provider. */
  'twilio',
  'unknown',
] as const;

/**
 * Whether and when the same message is worth another try. `no`: only after something was changed. `never`: not even
 * then. `backoff`: within seconds or minutes, with growing pauses. `later`: after an hour or more.
 */
export const retryHints = [
  'no',
  'never',
  'backoff',
  'later',
  'once',
  'next-day',
  'after-30-minutes',
  'after-hours',
  'reschedule',
] as const;

/**
 * Where the code is met: in the answer to an API call, in a status callback, in either, in the error log of our webhooks
 * and senders, around link shortening, or in one item of a bulk consent answer.
 */
export const places = ['response', 'callback', 'both', 'webhook', 'link', 'consent'] as const;

export type ErrorClass = (typeof errorClasses)[number];
export type RetryHint = (typeof retryHints)[number];
export type Place = (typeof places)[number];

type Flag = 'account' | 'optOut' | 'badNumber';

export interface CatalogueEntry {
  code: number;
  title: string;
  class: ErrorClass;
  retry: RetryHint;
  appearsIn: Place;
  /** What an operator or developer does next. */
  advice: string;
  /** Every further message fails as well: a run stops at once. */
  account: boolean;
  /** The recipient refuses messages, on this channel at least. */
  optOut: boolean;
  /** The number itself cannot be texted. */
  badNumber: boolean;
}

type Row = [
  code: number,
  title: string,
  errorClass: ErrorClass,
  retry: RetryHint,
  appearsIn: Place,
  advice: string,
  flag?: Flag,
];

const renewCertificate =
  'Upload a renewed certificate for the link domain, or let Twilio manage it. Short links do not open without a valid one.';
const uploadPair =
  'Upload the certificate of the link domain together with its private key, as PEM text with the full chain, or let Twilio manage the certificate.';
const sampleMedia =
  'Make the sample file of the template public at a direct URL with its true content type, then submit the template again.';
const optimization =
  'Give both OptimizeStartAt and OptimizeEndAt with an optimized schedule, or use sendAt with a fixed one.';

// One code a line, to be read and searched as a table; the formatter leaves this file alone.
const rows: Row[] = [
  // Twilio calling our webhooks
  [11200, 'Webhook gave no usable answer', 'request', 'no', 'webhook', 'Open the request in the Twilio error log: a timeout, a 5xx or a refused connection. Then check that the Function is deployed and answers within 15 seconds.'],
  [11201, 'Webhook connection was never established', 'request', 'no', 'webhook', 'Twilio waited in vain for a connection. Check that the host in the webhook URL is up and that no firewall drops traffic from Twilio.'],
  [11202, 'Nothing listens at the webhook address', 'request', 'no', 'webhook', 'Compare the host and port of the webhook URL with the deployed domain, and replace any local or tunnel address.'],
  [11203, 'Webhook took too long overall', 'request', 'no', 'webhook', 'All tries together used up the time Twilio allows (15 seconds). Find the slow Function in the logs, or lower rc in the URL fragment.'],
  [11205, 'Webhook connection broke', 'request', 'no', 'webhook', 'Check that the host resolves publicly and takes HTTPS from anywhere; a connection cut halfway points at a proxy or firewall.'],
  [11206, 'Webhook answer is not proper HTTP', 'request', 'no', 'webhook', 'Call the webhook with curl -v and look for malformed headers or a wrong content length; a proxy in between is the usual culprit.'],
  [11210, 'Webhook host does not resolve', 'request', 'no', 'webhook', 'Correct the host name in the webhook URL. A Functions service that was deleted and made anew has another domain.'],
  [11215, 'Webhook redirects without end', 'request', 'no', 'webhook', 'Point the webhook URL at its final address, so that there is no redirect to follow.'],
  [11217, 'Webhook answered with an error status', 'request', 'no', 'webhook', 'Read the status in the error log: 403 is a refused signature, 404 a wrong path, 5xx a failing Function. Fix what it points to.'],
  [11220, 'TLS with the webhook failed', 'request', 'no', 'webhook', 'Serve the webhook over TLS 1.2 or later with a full certificate chain and current ciphers; openssl s_client shows what is wrong.'],
  [11235, 'Webhook certificate names another host', 'request', 'no', 'webhook', 'Use the host name the certificate was made for, or have one issued that covers the host in the webhook URL.'],
  [11236, 'Webhook certificate is out of date', 'request', 'no', 'webhook', 'Renew the certificate of the webhook host, and make sure the server has loaded the new one.'],
  [11237, 'Webhook certificate chain is incomplete', 'request', 'no', 'webhook', 'Install the intermediate certificates on the webhook host. Twilio trusts no self-signed certificate.'],
  [11240, 'Webhook edge name is malformed', 'request', 'no', 'webhook', 'Remove e= from the fragment of the webhook URL, or spell the edge as Twilio lists it.'],
  [11241, 'Webhook edge cannot be used', 'request', 'no', 'webhook', 'Remove e= from the fragment of the webhook URL, or choose an edge that supports webhooks.'],
  [11243, 'Webhook retry rule is malformed', 'request', 'no', 'webhook', 'Correct rp= in the fragment of the webhook URL: a comma-separated list of 4xx, 5xx, ct, rt or all.'],

  // Our TwiML answers
  [12100, 'TwiML is not well-formed XML', 'request', 'no', 'webhook', 'Return XML as text/xml with & and < escaped, and with nothing before the first tag, not even a blank line.'],
  [12200, 'TwiML has an unexpected element', 'request', 'no', 'webhook', 'Twilio ignored something it does not know. Check the spelling and the capital letters of verbs and attributes.'],
  [12300, 'Webhook answer has another content type', 'request', 'no', 'webhook', 'Answer an inbound webhook with Content-Type text/xml; an empty <Response/> is right when there is nothing to say.'],
  [14101, 'Reply recipient is not usable', 'invalid-recipient', 'no', 'webhook', 'Leave the to attribute of <Message> out to answer whoever wrote, or give a full E.164 number.'],
  [14102, 'Reply sender is not usable', 'sender', 'no', 'webhook', 'Leave the from attribute of <Message> out, or name an SMS-capable number of this account.'],
  [14103, 'Reply has no usable text', 'content', 'no', 'webhook', 'Give <Message> some text or media, and keep the text within 1,600 characters.'],
  [14104, 'Reply names an unknown HTTP method', 'request', 'no', 'webhook', 'Set the method attribute of <Message> to GET or POST, or leave it out.'],
  [14105, 'Reply status callback is malformed', 'request', 'no', 'webhook', 'Give the statusCallback attribute of <Message> an absolute URL that can be reached publicly.'],
  [14106, 'Too many chained TwiML documents', 'request', 'no', 'webhook', 'A redirect probably leads back to itself. Return the final TwiML instead of <Redirect>.'],
  [14107, 'Two numbers answer each other endlessly', 'throttled', 'no', 'webhook', 'More than 30 replies passed between two numbers in 30 seconds. Find the automatic sender at the other end and stop answering it.'],
  [14108, 'Number written to cannot reply', 'sender', 'no', 'webhook', 'The reply would come from a number without SMS. Move the webhook to a capable number, or reply through the API from the Messaging Service.'],
  [14109, 'More than ten replies at once', 'request', 'no', 'webhook', 'Return at most 10 <Message> elements for one inbound message; merge texts, or send the rest through the API.'],
  [14110, 'Verb does not belong in messaging', 'request', 'no', 'webhook', 'Use only <Message> and <Redirect> here. Voice verbs such as <Say> belong to call webhooks.'],
  [14111, 'Trial account may not reply there', 'account', 'no', 'webhook', 'Verify the number of that person in the Console, or upgrade the trial account.'],

  // Any call to the API
  [20001, 'Request has parameters Twilio lacks', 'request', 'no', 'response', 'Remove or rename the parameter the message names; compare it with the API reference of that resource.'],
  [20002, 'Friendly name is not acceptable', 'request', 'no', 'response', 'Use plain text of at most 64 characters as the friendly name.'],
  [20003, 'Credentials were not accepted', 'account', 'no', 'response', 'Check ACCOUNT_SID and AUTH_TOKEN: rotated, mistyped, or of another account or region. Deploy the right ones before sending anything else.', 'account'],
  [20004, 'HTTP method does not fit the resource', 'request', 'no', 'response', 'Use the method the API reference gives for this resource; an outdated client library is a common cause.'],
  [20005, 'Account is inactive', 'account', 'no', 'both', 'Open the Console: the account is suspended, closed, not yet activated or out of funds. Nothing can be sent until that is settled.', 'account'],
  [20006, 'Credentials lack this permission', 'account', 'no', 'response', 'Use the auth token or an API key that may do this. Restricted keys and revoked connections are refused here.', 'account'],
  [20007, 'List page is too long', 'request', 'no', 'response', 'Ask for fewer records a page (1,000 in most lists, 100 in Sync) and follow the link to the next page.'],
  [20008, 'Test credentials reached a live resource', 'account', 'no', 'response', 'Test credentials cannot do this. Put the live Account SID and auth token into the environment and deploy again.', 'account'],
  [20010, 'Twilio switched off this action', 'account', 'no', 'response', 'Ask Twilio Support why this action is disabled for the account, giving the request and its time.', 'account'],
  [20011, 'TLS version is too old', 'request', 'no', 'response', 'Connect with TLS 1.2 or later: update Node.js, or the proxy that makes the outgoing connection.', 'account'],
  [20403, 'Account may not use the API', 'account', 'no', 'response', 'The account is usually suspended or closed. Look at its state in the Console, then contact Twilio Support.', 'account'],
  [20404, 'Resource does not exist here', 'request', 'no', 'response', 'Check the SID in the request: mistyped, deleted, or belonging to another account or region.'],
  [20409, 'Resource is in a conflicting state', 'request', 'no', 'response', 'Read the resource again and decide from what it says now: it was changed meanwhile, or exists already.'],
  [20410, 'Resource has been retired', 'request', 'no', 'response', 'Drop the reference to this resource, or move to the API version that replaces it.'],
  [20429, 'Too many requests at one moment', 'throttled', 'backoff', 'both', 'The request was not carried out. Slow down and repeat it with growing, random pauses; ask Twilio for more concurrency if it goes on.'],
  [20500, 'Twilio failed while answering', 'twilio', 'backoff', 'response', 'The outcome is not known. Look for the message in the log first; only if it is not there, send it again after a pause.'],
  [20503, 'Twilio is temporarily unavailable', 'twilio', 'backoff', 'response', 'Check status.twilio.com and wait. The message may have been accepted all the same, so look it up before sending it again.'],
  [20504, 'A service inside Twilio gave out', 'twilio', 'backoff', 'response', 'The request may or may not have been carried out. Look up what exists, then repeat only what is missing, after a pause.'],

  // Sender, recipient and content of one message
  [21210, 'Caller number is not verified', 'sender', 'no', 'response', 'Use a Twilio number of this account as the sender, or verify this number as a caller ID first.'],
  [21211, 'Recipient number is not valid', 'invalid-recipient', 'no', 'both', 'Correct the number to E.164 (+, country code, subscriber number), or take it off the list.', 'badNumber'],
  [21212, 'Sender address is not valid', 'sender', 'no', 'response', 'Send from an E.164 number, short code or sender ID of this account, or leave from out and let the Messaging Service choose.'],
  [21218, 'Application SID is unknown', 'request', 'no', 'response', 'Give the AP... SID of an application in this account, or leave the parameter out.'],
  [21264, 'Sender number is not yet verified', 'sender', 'no', 'response', 'Complete the verification of this number in the Console, or send from a number the account owns.'],
  [21265, 'Recipient is a short code', 'invalid-recipient', 'no', 'response', 'Short codes cannot be texted. Ask the contact for an ordinary mobile number.', 'badNumber'],
  [21266, 'Message goes to its own sender', 'invalid-recipient', 'no', 'response', 'Take your own Twilio numbers off the recipient list; a number cannot text itself.'],
  [21267, 'Trial account has no alpha senders', 'sender', 'no', 'response', 'Upgrade the account, or send from a Twilio phone number.'],
  [21268, 'Recipient is a premium-rate line', 'invalid-recipient', 'no', 'response', 'Take the number off the list: premium-rate and information services cannot be texted.', 'badNumber'],
  [21408, 'Country is not enabled for sending', 'blocked', 'no', 'both', 'If you mean to send there, enable the country under Messaging geographic permissions in the Console; otherwise take its numbers off the list.'],
  [21601, 'Sender cannot be used for messages', 'sender', 'no', 'response', 'Send from an SMS-capable number bought or hosted in this account; a verified caller ID is not enough.'],
  [21602, 'Message has no text', 'content', 'no', 'response', 'Give body, mediaUrls or contentSid. A template whose variables were all empty may have left nothing.'],
  [21603, 'No sender was named', 'sender', 'no', 'response', 'Set TWILIO_MESSAGING_SERVICE_SID to your Messaging Service, or name a sender in from.'],
  [21604, 'No recipient was named', 'invalid-recipient', 'no', 'response', 'Fill in to; look for empty rows and a wrong column in the imported list.'],
  [21605, 'Old API allows 160 characters only', 'content', 'no', 'response', 'Use the Messages resource of API 2010-04-01, which takes 1,600 characters, or shorten the text.'],
  [21606, 'Sender cannot serve this destination', 'sender', 'no', 'both', 'Check that the sender belongs to this account, has SMS and serves that country; otherwise add a suitable one to the pool.'],
  [21607, 'Trial must use its sandbox number', 'sender', 'no', 'response', 'Send from the sandbox number of the trial, or upgrade the account.'],
  [21608, 'Trial recipient is not verified', 'account', 'no', 'response', 'Verify this number in the Console, or upgrade the account and complete its compliance profile to reach anyone.'],
  [21609, 'Status callback URL is unusable', 'request', 'no', 'response', 'Give statusCallback as an absolute URL that can be reached publicly; localhost and private hosts are refused.'],
  [21610, 'Recipient has opted out', 'opted-out', 'never', 'both', 'Stop sending and keep the opt-out on record. Only the recipient can undo it, by texting START.', 'optOut'],
  [21611, 'Queue of this sender is full', 'throttled', 'later', 'both', 'This sender already holds about ten hours of messages. Let it drain, spread the rest over more senders, or send more slowly.'],
  [21612, 'No route from sender to recipient', 'sender', 'no', 'both', 'Check the number and its country, then try a sender of another type: a number of that country, or an alpha sender.'],
  [21613, 'Number needs an address on file', 'registration', 'no', 'response', 'Add an address that meets the rules of the country, or choose a number that needs none.'],
  [21614, 'Recipient is not a mobile number', 'invalid-recipient', 'no', 'both', 'Mark the number as unable to receive texts and ask the contact for a mobile one.', 'badNumber'],
  [21616, 'Sender matches several own numbers', 'sender', 'no', 'response', 'Write the sender in full E.164 form, so that it means exactly one number.'],
  [21617, 'Body is over 1,600 characters', 'content', 'no', 'response', 'Shorten the text, counted after its variables are filled in, or split it yourself: Twilio does not.'],
  [21618, 'Text is refused as unsendable', 'content', 'no', 'response', 'Remove control characters, broken encoding and anything the messaging policy forbids; if plain words fail too, ask Twilio Support.'],
  [21619, 'Message is empty', 'content', 'no', 'response', 'Give at least one of body, mediaUrls and contentSid, and check that template variables are not all empty.'],
  [21620, 'Media URL is unusable', 'content', 'no', 'both', 'Make each media URL absolute, public and correctly encoded, and answer it with the type of the file.'],
  [21621, 'Sender cannot send MMS', 'sender', 'no', 'response', 'Send from an MMS-capable number of the US, Canada or Australia, or put a link to the media in the text.'],
  [21622, 'Account cannot send MMS', 'account', 'no', 'response', 'Ask Twilio Support to enable MMS for the account, or put a link to the media in the text.'],
  [21623, 'Too many media files', 'content', 'no', 'response', 'Attach at most 10 files to a message and send the others in a second one.'],
  [21624, 'Validity period is out of range', 'request', 'no', 'response', 'Set validityPeriod to a whole number of seconds from 1 to 36,000.'],
  [21626, 'Status callback event is unknown', 'request', 'no', 'response', 'Use only event names from the API reference, or leave StatusCallbackEvent out.'],
  [21627, 'Maximum price is not a number', 'request', 'no', 'response', 'Remove maxPrice from the request; it has had no purpose since June 2024.'],
  [21635, 'Recipient is a landline', 'invalid-recipient', 'no', 'both', 'Mark the number as a landline; reach this contact by voice, or ask for a mobile number.', 'badNumber'],
  [21652, 'MMS subject is over 40 characters', 'content', 'no', 'response', 'Shorten the subject to 40 characters, or leave it out.'],
  [21653, 'Too many recipients in one request', 'request', 'no', 'response', 'Name one recipient for each message; POST /messages/bulk takes a list and sends them one by one.'],
  [21654, 'Template SID is missing', 'content', 'no', 'response', 'Give contentSid (HX...) whenever you give contentVariables.'],
  [21655, 'Template SID is unknown', 'content', 'no', 'response', 'Check contentSid: it must be the HX... SID of a template in this account that still exists.'],
  [21656, 'Template variables are malformed', 'content', 'no', 'response', 'Give contentVariables as a JSON object of strings, with a non-empty value for every placeholder of the template.'],
  [21657, 'Sender ID breaks the naming rules', 'sender', 'no', 'response', 'Use at most 11 letters, digits or spaces with at least one letter among them, or send from a number.'],
  [21658, 'A parameter is too long', 'request', 'no', 'response', 'Shorten the parameter the message names to the length given in the API reference.'],
  [21659, 'Sender is not a Twilio number', 'sender', 'no', 'response', 'Look for a typing error or a porting that is not finished. A short code reaches its own country only.'],
  [21660, 'Sender belongs to another account', 'sender', 'no', 'response', 'Use the credentials of the account or subaccount that owns this number, or a sender of this account.'],
  [21661, 'Sender number has no SMS', 'sender', 'no', 'response', 'Replace this number in the sender pool by one that has SMS among its capabilities.'],
  [21664, 'Fallback sender given with fixed sender', 'request', 'no', 'response', 'Remove from when you give fallbackFrom, so that the Messaging Service can try its RCS sender first.'],
  [21666, 'Fallback sender needs a Messaging Service', 'request', 'no', 'response', 'Give messagingServiceSid along with fallbackFrom, or leave fallbackFrom out.'],
  [21667, 'Service has no RCS sender', 'sender', 'no', 'response', 'Add an RCS sender to the Messaging Service before using fallbackFrom, or leave it out.'],

  // Messaging Service, sender pool and A2P campaigns
  [21701, 'Messaging Service is not found', 'account', 'no', 'both', 'Set TWILIO_MESSAGING_SERVICE_SID to a service of this very account, or create one. Nothing can be sent until then.', 'account'],
  [21702, 'Messaging Service takes no messages now', 'account', 'no', 'both', 'Look at the service in the Console and start again in a few minutes; if it still refuses, contact Twilio Support.', 'account'],
  [21703, 'No pool sender suits this recipient', 'sender', 'no', 'both', 'Add a sender to the pool that covers the country and channel of this recipient, or leave the recipient out.'],
  [21704, 'Sender pool is empty', 'sender', 'no', 'both', 'Add at least one number, short code or alpha sender to the Messaging Service, then start again.', 'account'],
  [21705, 'Messaging Service SID is malformed', 'account', 'no', 'both', 'Check TWILIO_MESSAGING_SERVICE_SID: MG followed by 32 hexadecimal digits, without spaces.', 'account'],
  [21708, 'No alpha sender was named', 'request', 'no', 'response', 'Give alphaSender in the request that adds an alpha sender to the service.'],
  [21709, 'Alpha sender is not authorised here', 'sender', 'no', 'response', 'Check its form (at most 11 characters, one letter at least), and ask Twilio to enable alpha senders for the account.'],
  [21710, 'Number is already in this service', 'sender', 'no', 'response', 'There is nothing to do: the sender pool holds this number already.'],
  [21711, 'Sender is not part of this service', 'sender', 'no', 'response', 'List the senders of the service and use a SID from there; this one is in no pool, or in another.'],
  [21712, 'Number is in another service', 'sender', 'no', 'response', 'Remove the number from the other Messaging Service first, then add it here.'],
  [21713, 'Service use case is unknown', 'request', 'no', 'response', 'Set usecase to notifications, marketing, verification, discussion, poll or undeclared.'],
  [21714, 'Sender pool is full', 'sender', 'no', 'response', 'Remove senders that are no longer used, or ask Twilio to raise the limit of 400.'],
  [21715, 'Number has no messaging capability', 'sender', 'no', 'response', 'Choose a number with SMS or MMS; the list of active numbers in the Console shows what each can do.'],
  [21717, 'Brand is not registered or not approved', 'registration', 'no', 'response', 'Use the BN... SID of an approved brand for the campaign; see its state under Regulatory Compliance in the Console.'],
  [21719, 'Service and campaign use cases clash', 'registration', 'no', 'response', 'Choose a campaign use case that fits the service, or register the campaign on another Messaging Service.'],
  [21720, 'Campaign use case is unknown', 'registration', 'no', 'response', 'Fetch the use cases that are open to this brand and service, and name one of those.'],

  // India
  [21900, 'Indian DLT entity ID is malformed', 'registration', 'no', 'response', 'Copy the principal entity ID again from the DLT portal where the business is registered.'],
  [21901, 'Indian DLT template ID is malformed', 'registration', 'no', 'response', 'Copy the content template ID from the DLT portal, and check that the text matches that template word for word.'],
  [21902, 'Invoice tag is too long', 'request', 'no', 'response', 'Shorten the invoice tag to 32 characters, or leave it out.'],
  [21910, 'Sender and recipient channels differ', 'request', 'no', 'response', 'Give both addresses the same prefix: whatsapp: on both sides, or plain numbers on both.'],

  // Delivery
  [30001, 'Outgoing queue overflowed', 'throttled', 'later', 'callback', 'Messages came faster than the senders can send. Pace the campaign or add senders, then send the ones that failed again.'],
  [30002, 'Account was suspended before sending', 'account', 'no', 'both', 'Read the notice Twilio sent, settle the balance or policy question, and send the rest only after the account is active again.', 'account'],
  [30003, 'Handset cannot be reached', 'unreachable', 'later', 'callback', 'The phone is off, out of coverage or roaming. Try once or twice more, hours apart.'],
  [30004, 'Network blocks this destination', 'blocked', 'no', 'callback', 'A STOP to a toll-free number, a do-not-disturb register or a carrier refuses it. This is not spam filtering: ask the person by other means before sending again.'],
  [30005, 'Number is unknown or out of use', 'unreachable', 'no', 'callback', 'Give the number up if this happens again, and ask the contact for a current one.', 'badNumber'],
  [30006, 'Landline, or carrier not reachable', 'unreachable', 'no', 'callback', 'Check the line type with Lookup. Give up landlines; for a mobile, try a sender of another type.', 'badNumber'],
  [30007, 'Filtered as unwanted', 'filtered', 'no', 'callback', 'Compare wording, links and consent with the registered campaign. Public link shorteners and many equal texts are typical triggers.'],
  [30008, 'Carrier gave no reason', 'unknown', 'once', 'callback', 'Send it once more. If that fails too, try another sender and give Twilio Support three message SIDs of the last day.'],
  [30009, 'Incoming text arrived incomplete', 'unknown', 'no', 'callback', 'Ask the person to write again: one part of a long text never reached Twilio.'],
  [30010, 'Price is above the given maximum', 'request', 'no', 'callback', 'Remove maxPrice from the request; it is obsolete since June 2024 and should stop no message.'],
  [30011, 'Recipient cannot take MMS there', 'content', 'no', 'callback', 'Send the text as SMS with a link to the media.'],
  [30012, 'Validity period is too short', 'request', 'no', 'response', 'Raise validityPeriod, or leave it out so that the setting of the service applies.'],
  [30013, 'Validity period is too long', 'request', 'no', 'response', 'Lower validityPeriod to 36,000 seconds (ten hours) or less.'],
  [30014, 'Recipient address is malformed', 'invalid-recipient', 'no', 'response', 'Give one address in to: an E.164 number, with the channel prefix where one is needed.'],
  [30015, 'Channel is not offered', 'request', 'no', 'response', 'Check the prefix of the address, and use a channel this account has a sender for: SMS, RCS, WhatsApp or Messenger.'],
  [30016, 'Sender does not fit the channel', 'request', 'no', 'response', 'Use a sender of the same channel as the recipient address, or add one to the pool.'],
  [30017, 'Carrier network is overloaded', 'throttled', 'later', 'callback', 'Try again outside the busy hour, and spread large sends to this carrier over more time.'],
  [30018, 'Carrier wants sender ID registered first', 'registration', 'no', 'callback', 'Register the sender ID for that country in the Console and wait for approval, or send from a number that needs none.'],
  [30019, 'Media is too large for the carrier', 'content', 'no', 'callback', 'Compress the media (some carriers refuse more than 600 KB), or send a link to it.'],
  [30020, 'Twilio failed to schedule the message', 'twilio', 'backoff', 'callback', 'Schedule it again after a pause; give Twilio Support the message SID if it repeats.'],
  [30021, 'Twilio failed inside the Messaging Service', 'twilio', 'backoff', 'callback', 'Send it again after a pause; if several fail at once, look at status.twilio.com before going on.'],
  [30022, 'A2P sending rate exceeded', 'throttled', 'backoff', 'callback', 'Slow down to the rate granted to the campaign, and leave some time between messages to the same person.'],
  [30023, 'A2P daily cap is used up', 'throttled', 'next-day', 'callback', 'Send the rest tomorrow, or have the brand vetted again for a larger daily allowance.'],
  [30024, 'Carrier does not know this sender', 'sender', 'no', 'callback', 'Ask Twilio to have this short code or number provisioned on the carrier, or send from another one.'],
  [30025, 'Half of the T-Mobile allowance used', 'throttled', 'no', 'callback', 'Only a warning. Decide which messages to T-Mobile numbers matter most today, and put off the others.'],
  [30026, 'Most of the T-Mobile allowance used', 'throttled', 'no', 'callback', 'Only a warning: 70 percent is gone. Put off whatever is not urgent for T-Mobile numbers until tomorrow.'],
  [30027, 'T-Mobile allowance is used up today', 'throttled', 'next-day', 'callback', 'Send to the remaining T-Mobile numbers tomorrow, or have the brand vetted again for a larger allowance.'],
  [30028, 'API version does not exist', 'request', 'no', 'response', 'Call version 2010-04-01 of the API; an up-to-date Twilio client library does so by itself.'],
  [30029, 'Content retention value is unknown', 'request', 'no', 'response', 'Set contentRetention to retain or discard.'],
  [30030, 'Address retention value is unknown', 'request', 'no', 'response', 'Set addressRetention to retain or obfuscate.'],
  [30031, 'Maximum rate is not above zero', 'request', 'no', 'response', 'Give MaxRate as a number greater than zero, or leave it out.'],
  [30032, 'Toll-free number is not verified', 'registration', 'no', 'callback', 'Submit the toll-free verification of this number and send from another sender until it is approved.'],
  [30033, 'A2P campaign is suspended', 'registration', 'no', 'callback', 'Find the reason at the campaign in the Console and settle it with Twilio before sending to the US again.'],
  [30034, 'Sender has no A2P registration', 'registration', 'no', 'callback', 'Put the number into a Messaging Service with an approved A2P campaign, or send to the US from a verified toll-free number or a short code.'],
  [30035, 'Number is still being set up', 'registration', 'later', 'callback', 'The carriers have not taken up its registration yet. Use another sender today and try this one again tomorrow.'],
  [30036, 'Message expired in the queue', 'throttled', 'no', 'callback', 'It waited longer than its validity period and was not sent. If it still matters, send it again with a longer period or at a slower pace.'],
  [30037, 'Twilio stopped outgoing messages', 'account', 'no', 'callback', 'Sending is disabled. Stop the run, read the notices Twilio sent, and ask its Support what has to change.', 'account'],
  [30038, 'Incoming passcode was withheld', 'filtered', 'no', 'callback', 'There is nothing to fix: Twilio numbers do not receive one-time passcodes. Use a private phone to sign up elsewhere.'],
  [30039, 'Incoming automatic message was stopped', 'filtered', 'no', 'callback', 'It looked machine-made, so no webhook ran, to prevent an endless exchange. Answer it through the API if it needs an answer.'],
  [30040, 'Sender ID lacks pre-registration', 'registration', 'no', 'callback', 'Register the sender ID for this destination and wait for the carrier to approve it, or send from a registered one.'],
  [30041, 'Sender is unregistered for the UK', 'registration', 'no', 'callback', 'Register this sender for traffic to the United Kingdom in the Console, or use one that is.'],
  [30042, 'Sender ID is generic or malformed', 'sender', 'no', 'callback', 'Choose a sender ID that names your brand (not Info, SMS or Verify), without special characters.'],
  [30043, 'Foreign text took a domestic route', 'blocked', 'no', 'callback', 'Read the SMS guidelines for that country and ask Twilio Support to correct the routing, giving some message SIDs.'],
  [30047, 'Move out of quiet hours failed', 'schedule', 'once', 'callback', 'The message was neither sent nor queued. Send it once more, and give Twilio Support its SID if that fails too.'],

  // Link shortening, and the reports numbered among it
  [30100, 'Link domain SID is malformed', 'request', 'no', 'link', 'Use the DN... SID that the Console shows for the link-shortening domain.'],
  [30101, 'Link domain is not verified', 'account', 'no', 'link', 'Publish the DNS record the Console asks for, and let the domain be checked again there.'],
  [30102, 'Link domain certificate is out of date', 'account', 'no', 'link', renewCertificate],
  [30103, 'Links could not be shortened', 'twilio', 'no', 'callback', 'If the domain continues on failure, the message went out with its long links; if not, it was not sent and can be sent again.'],
  [30104, 'Unknown short link went to fallback', 'content', 'no', 'link', 'Someone opened a mistyped link, or one older than 90 days, and saw the fallback page. Send a new link where it still matters.'],
  [30105, 'Unknown short link led nowhere', 'content', 'no', 'link', 'Set a fallback URL for the link domain: links end after 90 days, and people still open them.'],
  [30106, 'Account has no link domain', 'account', 'no', 'link', 'Add a link-shortening domain in the Console and associate it with the Messaging Service, or send without shortenUrls.'],
  [30107, 'Link domain lacks its certificate', 'account', 'no', 'link', uploadPair],
  [30108, 'Account is in no organization', 'account', 'no', 'link', 'Create an organization in Twilio Admin or have this account added to one: link domains belong to organizations.'],
  [30109, 'Click callback URL is unusable', 'request', 'no', 'link', 'Give the link domain an absolute https URL that can be reached publicly as its click callback.'],
  [30110, 'Destination domain is blocked', 'content', 'no', 'link', 'Link to another domain, or ask Twilio Support why this one is blocked and to review it.'],
  [30111, 'Link is on a deny list', 'content', 'no', 'link', 'Replace the link. If the site is yours, look for malware or phishing reports about it and have them cleared.'],
  [30112, 'Link-shortening account is unknown', 'request', 'no', 'link', 'Check the Account SID of the request, and that this account has a link domain.'],
  [30113, 'Deactivation report is too old', 'request', 'no', 'response', 'Ask for a later date: reports of deactivated numbers are kept for a limited time.'],
  [30114, 'Deactivation report is not ready', 'request', 'no', 'response', 'Ask for an earlier date, or wait until the report of that day has been made.'],
  [30115, 'Deactivation report date is malformed', 'request', 'no', 'response', 'Write the date as YYYY-MM-DD, with a four-digit year and without a time.'],
  [30116, 'Certificate and key are not both there', 'request', 'no', 'link', uploadPair],
  [30117, 'Link certificate cannot be read', 'request', 'no', 'link', uploadPair],
  [30118, 'Link private key cannot be used', 'request', 'no', 'link', 'Upload an unencrypted private key as PEM text, the one the certificate was made with.'],
  [30119, 'Link certificate and key do not match', 'request', 'no', 'link', 'Upload the private key the certificate was made with, or have a new pair issued.'],
  [30120, 'Link certificate and key await upload', 'account', 'no', 'link', uploadPair],
  [30121, 'Fallback URL is not set', 'request', 'no', 'link', 'Give the link domain a fallback URL: the page to show when a short link is no longer known.'],
  [30122, 'Fallback URL is unusable', 'request', 'no', 'link', 'Give the fallback of the link domain as an absolute https URL.'],
  [30123, 'Click callback URL is not set', 'request', 'no', 'link', 'Set the callback URL of the link domain to /webhooks/clicks with its key; without it clicks are not reported.'],
  [30124, 'No Messaging Service was named', 'request', 'no', 'link', 'Name the MG... SID of the Messaging Service that is to use the link domain.'],
  [30125, 'Number was not taken into A2P', 'registration', 'no', 'webhook', 'Check that its Messaging Service has an approved campaign, then remove the number and add it again.'],
  [30126, 'A2P registration of a number failed', 'registration', 'no', 'webhook', 'Remove the number from the Messaging Service, wait some hours and add it again; contact Twilio Support if it fails twice.'],
  [30127, 'Messaging Service of link domain is unknown', 'request', 'no', 'link', 'Use the MG... SID of an existing service in the account that uses the link domain.'],
  [30128, 'Action on the service list is unknown', 'request', 'no', 'link', 'Use an action from the API reference (add, delete or replace) when changing which services use the domain.'],
  [30129, 'Link certificate is self-made', 'account', 'no', 'link', 'Have the certificate issued by a public authority, or let Twilio manage it; phones refuse self-signed ones.'],
  [30130, 'Service already uses another link domain', 'account', 'no', 'link', 'Remove the Messaging Service from the other link domain first: a service has one.'],
  [30131, 'Link certificate expires soon', 'account', 'no', 'link', renewCertificate],
  [30132, 'Link certificate fails its check', 'request', 'no', 'link', uploadPair],
  [30133, 'Link certificate was not stored', 'account', 'no', 'link', 'Upload it again; if a valid certificate keeps failing, give Twilio Support the SID of the link domain.'],
  [30134, 'DNS of the link domain is wrong', 'account', 'no', 'link', 'Compare the DNS records with those the Console asks for, correct them, and have the domain checked again once they have spread.'],
  [30135, 'Managed certificate was not issued', 'account', 'no', 'link', 'Check that the link domain points to Twilio and that no CAA record forbids the issuer, then request the certificate again.'],
  [30136, 'Managed certificate was not renewed', 'account', 'no', 'link', 'Restore the DNS records that point the link domain to Twilio, and request the certificate again before the old one ends.'],

  // Refusals and protections around delivery
  [30400, 'A message parameter is wrong', 'request', 'no', 'both', 'Compare the parameters with the API reference; the error message usually names the wrong one.'],
  [30404, 'Message does not exist here', 'request', 'no', 'both', 'Check the message SID and its account. A message just accepted can take some seconds to appear.'],
  [30409, 'Too late to cancel', 'schedule', 'no', 'response', 'The message is sent or already canceled; GET /messages/show tells which. What was sent can only be corrected by another message.'],
  [30410, 'Provider did not answer in time', 'unreachable', 'later', 'callback', 'It may still arrive. Wait for a later receipt, and send again only where a double does no harm.'],
  [30450, 'Held as suspected SMS pumping', 'blocked', 'after-30-minutes', 'callback', 'The block ends by itself within 30 minutes. Put genuine recipients on the safe list, or set riskCheck to disable for them.'],
  [30453, 'Held as suspected fraud', 'blocked', 'after-hours', 'callback', 'Wait a couple of hours. Put genuine recipients on the Global Safe List of the account, so that they are not held again.'],
  [30454, 'Trial account reached its message limit', 'account', 'next-day', 'both', 'Upgrade the account, which takes a few hours to have effect, or go on tomorrow.', 'account'],
  [30485, 'Held by fraud protection', 'blocked', 'after-hours', 'callback', 'Messages to this range of numbers look fraudulent and are held for some hours. Find out who sets them off before sending more.'],
  [30500, 'Twilio failed while processing the message', 'twilio', 'backoff', 'callback', 'Send it again after a pause; if the second try fails as well, give Twilio Support both message SIDs.'],
  [30610, 'Outside the hours allowed by law', 'schedule', 'reschedule', 'callback', 'Send between 8 a.m. and 9 p.m. where the recipient is. If Twilio has the wrong place for the contact, correct its ZIP code with the Contact API.'],
  [30615, 'Sent during quiet hours there', 'schedule', 'reschedule', 'callback', 'Schedule it inside the hours allowed where the recipient is, by localTime; set messageIntent truthfully if the message is essential.'],
  [30620, 'Intent differs from registered use case', 'registration', 'no', 'callback', 'Set messageIntent to what the sender is registered for, or register this use case before sending such messages.'],
  [30630, 'Recipient refuses messages', 'opted-out', 'never', 'callback', 'Treat it exactly as 21610: record the opt-out and stop sending until the recipient opts in again.', 'optOut'],
  [30640, 'Recipient may be a known litigator', 'blocked', 'never', 'callback', 'Twilio documents this code poorly: it is said to mark people known to sue over texts. Take the number off every list, keep the proof of consent and ask Support.'],
  [30646, 'Consent record was not stored', 'request', 'no', 'consent', 'Correct this item (number, sender, correlation ID of 32 hexadecimal digits) and submit it again; other items are not affected.'],
  [30647, 'Contact record was not stored', 'request', 'no', 'consent', 'Correct this item (number, country code, ZIP code, correlation ID) and submit it again; other items are not affected.'],

  // Scheduling and bulk requests
  [35111, 'Send time is missing', 'schedule', 'no', 'response', 'Give sendAt whenever scheduleType is fixed.'],
  [35112, 'Start of optimized sending is missing', 'schedule', 'no', 'response', optimization],
  [35113, 'End of optimized sending is missing', 'schedule', 'no', 'response', optimization],
  [35114, 'Send time is outside the window', 'schedule', 'no', 'response', 'Choose a time at least 15 minutes and at most 35 days ahead; schedule later ones when they have come near enough.'],
  [35115, 'Send time is too near or far', 'schedule', 'no', 'response', 'Write sendAt in UTC as YYYY-MM-DDTHH:MM:SSZ, at most 35 days ahead, and leave spare minutes for the time a large batch takes.'],
  [35116, 'Schedule has an unsupported time', 'schedule', 'no', 'response', 'Check every time in the request: UTC, start before end, all within 35 days.'],
  [35117, 'Send time cannot be scheduled', 'schedule', 'no', 'response', 'Write sendAt in UTC as YYYY-MM-DDTHH:MM:SSZ and keep it between 15 minutes and 35 days ahead.'],
  [35118, 'Scheduling needs a Messaging Service', 'schedule', 'no', 'response', 'Give messagingServiceSid in the request; a message with only a from number cannot be scheduled.'],
  [35119, 'Send time needs a fixed schedule', 'schedule', 'no', 'response', 'Set scheduleType to fixed along with sendAt, or leave both out to send at once.'],
  [35120, 'Start time needs an optimized schedule', 'schedule', 'no', 'response', optimization],
  [35121, 'End time needs an optimized schedule', 'schedule', 'no', 'response', optimization],
  [35125, 'Account has too many scheduled messages', 'schedule', 'later', 'response', 'The account holds 500,000 scheduled messages. Cancel some, or go on when enough of them have been sent.', 'account'],
  [35126, 'Channel cannot be scheduled this way', 'schedule', 'no', 'response', 'Use scheduleType fixed, or send to this channel without a schedule.'],
  [35127, 'Both text and template variables given', 'content', 'no', 'response', 'Give each entry of Messages either Body or ContentVariables, not both.'],
  [35132, 'Bulk attributes are not JSON', 'request', 'no', 'response', 'Give Attributes as the text of one valid JSON object.'],
  [35133, 'Bulk message list is malformed', 'request', 'no', 'response', 'Give Messages as a JSON array of objects, each with To, no longer than the API reference allows.'],
  [35134, 'Bulk list names a recipient twice', 'request', 'no', 'response', 'Bring all numbers to E.164 and remove doubles before sending the list.'],

  // WhatsApp, RCS, Messenger
  [63001, 'Channel refused our credentials', 'sender', 'no', 'callback', 'Connect the sender to its channel again in the Console: its token has expired or its permission was withdrawn.'],
  [63002, 'Channel does not know the sender', 'sender', 'no', 'callback', 'Check the address and approval of the sender in the Console, and that the channel side has not removed it.'],
  [63003, 'Channel does not know the recipient', 'invalid-recipient', 'no', 'callback', 'The person is not on this channel, or the address is wrong. Check it, or send an SMS.'],
  [63005, 'Channel refused the content', 'content', 'no', 'callback', 'Read ChannelStatusMessage in the callback. Then check media and template fields, and that the recipient uses WhatsApp.'],
  [63006, 'Content does not fit the channel', 'content', 'no', 'callback', 'Use only elements this channel supports, or give the template a plain-text variant for it.'],
  [63007, 'No channel sender has this address', 'sender', 'no', 'callback', 'Check prefix and number of from, and that this sender is approved and belongs to this account.'],
  [63008, 'Channel set-up is incomplete', 'sender', 'no', 'callback', 'Open the sender in the Console and complete its channel settings; connect it again if it was moved.'],
  [63009, 'Channel provider answered with an error', 'twilio', 'backoff', 'callback', 'Try again with growing pauses, and look at the status page of the provider (Meta, Google).'],
  [63010, 'Twilio failed on a channel message', 'twilio', 'backoff', 'callback', 'Send it again after a pause; give Twilio Support the message SID if it repeats.'],
  [63011, 'Channel could not process the request', 'request', 'no', 'callback', 'Check that address and content suit the channel. If they do, send an SMS instead and report the message SID.'],
  [63012, 'Channel provider failed internally', 'twilio', 'backoff', 'callback', 'Wait for the provider and try again with growing pauses; for WhatsApp, look at the status page of Meta.'],
  [63013, 'Content breaks the channel policy', 'filtered', 'no', 'callback', 'Stop this content and compare it with the business policy of the channel: repeats can cost you the sender.'],
  [63014, 'Recipient blocked the sender', 'opted-out', 'never', 'callback', 'Stop sending to this address on this channel until the person writes to you again or renews consent.', 'optOut'],
  [63015, 'Recipient has not joined the sandbox', 'sender', 'no', 'callback', 'Ask the person to send the join phrase to the sandbox number, or send from an approved sender.'],
  [63016, 'Outside the 24-hour reply window', 'content', 'no', 'callback', 'Send an approved template (contentSid) instead of free text, or wait until the person writes again.'],
  [63017, 'Account sends too fast', 'throttled', 'backoff', 'callback', 'The account and its subaccounts together passed their messages per second. Slow down and try again with growing pauses.'],
  [63018, 'Channel sender is over its limit', 'throttled', 'backoff', 'callback', 'Slow this sender down. If its 24-hour quota of new conversations is spent, go on when that is free again.'],
  [63019, 'Channel media could not be fetched', 'content', 'no', 'callback', 'Check that the media URL is public, not empty and quick to answer, then send again.'],
  [63020, 'Meta Business Manager has a problem', 'account', 'no', 'callback', 'Open Meta Business Manager: its verification, payment method or a restriction has to be settled there.'],
  [63021, 'Channel cannot show this content', 'content', 'no', 'callback', 'Check media types and elements, and that a WhatsApp template with its variables filled in stays within 1,024 characters.'],
  [63022, 'WhatsApp name certificate is not valid', 'registration', 'no', 'callback', 'Have the display name of the WhatsApp sender approved, then register the sender again in the Console.'],
  [63023, 'Channel gave no reason', 'unknown', 'backoff', 'callback', 'Read ChannelStatusMessage in the callback; try again with growing pauses, and ask Twilio Support if it goes on.'],
  [63024, 'Recipient cannot receive on this channel', 'invalid-recipient', 'no', 'callback', 'The number has no account on this channel, or an app too old for it. Use SMS for this person.'],
  [63025, 'Media collides with an earlier upload', 'content', 'no', 'callback', 'The provider holds this file already. Send the media under another URL or file name.'],
  [63026, 'Content was marked as spam', 'filtered', 'no', 'callback', 'Pause this text or template, review consent and frequency, and change the wording before sending more.'],
  [63027, 'Template lacks this language', 'content', 'no', 'callback', 'Have the template approved in that language, or send a language it has.'],
  [63028, 'Wrong number of template variables', 'content', 'no', 'callback', 'Give exactly one value in contentVariables for each placeholder of the approved template.'],
  [63029, 'Handset could not load the template', 'unreachable', 'no', 'callback', 'Ask the recipient to update the app, and check that the template is still approved; otherwise send an SMS.'],
  [63030, 'Message type lacks this parameter', 'request', 'no', 'callback', 'Remove the parameter that this type of channel message does not take; ChannelStatusMessage may name it.'],
  [63031, 'Channel message goes to its sender', 'invalid-recipient', 'no', 'callback', 'Take the address of your own sender off the recipient list.'],
  [63032, 'WhatsApp excludes this recipient', 'blocked', 'no', 'callback', 'WhatsApp withholds such messages from this person, for example in a test group of Meta. Use another channel.'],
  [63033, 'Recipient opted out on this channel', 'opted-out', 'never', 'callback', 'Record the opt-out and stop sending on this channel; only the recipient can opt in again.', 'optOut'],
  [63034, 'Media is too large for the channel', 'content', 'no', 'callback', 'Shrink the file below the limit of the channel for its type (16 MB at most on WhatsApp), or send a link to it.'],
  [63035, 'RCS agent may not write here yet', 'sender', 'no', 'callback', 'Launch the RCS agent, or invite this person as a tester and have them accept; check that the sender is active for their carrier.'],
  [63036, 'Recipient has no RCS now', 'unreachable', 'no', 'callback', 'Keep an SMS sender in the pool, so that the Messaging Service falls back to SMS for such phones.'],
  [63037, 'Media upload is being retried', 'twilio', 'no', 'callback', 'Only a warning: Twilio uploads the media to the channel again by itself. Check the file if the message fails in the end.'],
  [63038, 'Account reached its daily limit', 'account', 'next-day', 'callback', 'Stop, and go on when 24 hours have passed; upgrade a trial account, or ask Twilio Support to raise the limit.', 'account'],
  [63039, 'Facebook warns this page', 'filtered', 'no', 'callback', 'Send fewer messages from this page, and only to people who want them: Facebook restricts pages that annoy.'],
  [63040, 'WhatsApp rejected the template', 'content', 'no', 'callback', 'Read the reason at the template in the Console, change the template and submit it again.'],
  [63041, 'WhatsApp paused the template', 'content', 'no', 'callback', 'Recipients gave it poor marks. Use another template, and improve this one before the pause ends.'],
  [63042, 'WhatsApp disabled the template', 'content', 'no', 'callback', 'Stop using it and submit a new one with other content; this one was shut off for policy or lasting poor marks.'],
  [63043, 'Sample media is forbidden to fetch', 'content', 'no', 'callback', sampleMedia],
  [63044, 'Sample media does not exist', 'content', 'no', 'callback', sampleMedia],
  [63045, 'Sample media answered with an error', 'content', 'no', 'callback', sampleMedia],
  [63046, 'WhatsApp approved the template', 'content', 'no', 'callback', 'This is good news and no error: the template can be sent from now on.'],
  [63047, 'Sample media has another content type', 'content', 'no', 'callback', sampleMedia],
  [63049, 'Meta held back a marketing message', 'blocked', 'later', 'callback', 'Meta limits how many marketing templates a person gets. Wait a day or more; quick repeats fail as well.'],
  [63051, 'Meta locked the WhatsApp account', 'account', 'no', 'callback', 'See the reason in WhatsApp Manager and appeal there. WhatsApp messages fail until then; SMS is not affected.'],
  [63052, 'Template is of the old kind', 'content', 'no', 'callback', 'Make a Content template of it and send that by contentSid.'],
  [63100, 'WhatsApp sender request is malformed', 'request', 'no', 'response', 'Correct the field the message names: sender ID as whatsapp: and an E.164 number, a display name, valid profile values.'],
];

/** Every messaging error code Twilio is known to give, by rising code. */
export const catalogue: readonly CatalogueEntry[] = rows.map(
  ([code, title, errorClass, retry, appearsIn, advice, flag]) => ({
    code,
    title,
    class: errorClass,
    retry,
    appearsIn,
    advice,
    account: flag === 'account',
    optOut: flag === 'optOut',
    badNumber: flag === 'badNumber',
  }),
);
