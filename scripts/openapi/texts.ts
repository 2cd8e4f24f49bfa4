import type { OpenApi } from '../../src/open-api/open-api';

/** The parts of the API, by the first part of their paths. */
const tags: Record<string, { name: string; description: string }> = {
  messages: { name: 'Messages', description: 'Send, schedule, take back, and see what became of it.' },
  campaigns: { name: 'Campaigns', description: 'One message to any number of people, each of them once.' },
  'opt-outs': { name: 'Opt-outs', description: 'Who may be written to, and which numbers can be.' },
  compliance: { name: 'Compliance', description: "Twilio's consent APIs, registrations and permissions." },
  service: { name: 'Messaging Service', description: 'How the service is meant to be, and how it is.' },
  senders: { name: 'Senders', description: 'The sender pool.' },
  insights: { name: 'Insights', description: 'What became of all messages.' },
  maintenance: { name: 'Maintenance', description: 'What is done when time has passed.' },
  health: { name: 'Health', description: 'Whether the deployment answers.' },
  webhooks: { name: 'Webhooks', description: 'What Twilio calls; not for apps.' },
};

/** The part of the API that a path belongs to. Throws where there is none. */
export function tagOf(path: string): string {
  const tag = tags[path.split('/')[1] ?? ''];
  if (!tag) throw new Error(`There is no tag for ${path}`);
  return tag.name;
}

export const allTags: OpenApi['tags'] = Object.values(tags);

export const description = `The backend behind a Twilio Messaging Service.

JSON in, JSON out. Times are RFC 3339 UTC, phone numbers E.164; \`whatsapp:\`, \`rcs:\` and \`messenger:\` may stand before them.
What a call does not know it refuses; an answer may get more fields than are described here.

Every refusal is a problem document whose \`code\` is one of a closed set. A call may take up to 10 seconds.`;

export const securitySchemes = {
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description:
      'An API key. Its scope is `read`, `send` or `admin`, each of which includes the ones before; a route names the one it needs.',
  },
  twilioSignature: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Twilio-Signature',
    description: "Twilio's signature of the call, which the platform checks.",
  },
  urlKey: {
    type: 'apiKey',
    in: 'query',
    name: 'key',
    description: 'A secret that is derived from the auth token, in the URL that Twilio was given.',
  },
};

export const parameters: OpenApi['components']['parameters'] = {
  'Idempotency-Key': {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'Makes the call repeatable: for 24 hours the same key with the same body gets the first answer again. A new one for every new call.',
    schema: { type: 'string', pattern: '^[\\x20-\\x7e]{1,255}$' },
  },
};

export const headers: OpenApi['components']['headers'] = {
  'Idempotent-Replayed': {
    description: 'There where the answer is that of an earlier call with the same key.',
    schema: { const: 'true' },
  },
  'Next-Cursor': {
    description: 'The `cursor` of what follows; absent at the end.',
    schema: { type: 'string' },
  },
};
