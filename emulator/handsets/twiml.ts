import { parseXml, textOf, type XmlElement } from './xml';

/** A `<Message>` of an answer. `to` and `statusCallback` only where the answer says so. */
export interface TwimlMessage {
  body: string;
  mediaUrls: string[];
  to?: string;
  statusCallback?: string;
}

/** What an inbound webhook's answer asks for, and what is wrong with it, as a debugger code of Twilio's. */
export interface TwimlAnswer {
  messages: TwimlMessage[];
  problem?: { code: number; detail: string };
}

const MESSAGES_PER_ANSWER = 10;
const XML_TYPES = ['text/xml', 'application/xml', 'text/html'];

/** Reads the answer to an inbound webhook. A plain text is sent as a message; an empty answer says nothing. */
export function readTwiml(contentType: string, body: string): TwimlAnswer {
  if (body.trim() === '') return { messages: [] };
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  if (type === 'text/plain') return { messages: [{ body, mediaUrls: [] }] };
  if (!XML_TYPES.includes(type)) return problem(12300, `Content type '${type}' is not TwiML`);
  try {
    return readResponse(parseXml(body));
  } catch (error) {
    return problem(12100, error instanceof Error ? error.message : String(error));
  }
}

function readResponse(root: XmlElement): TwimlAnswer {
  if (root.name !== 'Response') return problem(12100, `The root element is <${root.name}>, not <Response>`);
  const verbs = root.children.filter((child): child is XmlElement => typeof child !== 'string');
  const unknown = verbs.find((verb) => verb.name !== 'Message');
  const messages = verbs.filter((verb) => verb.name === 'Message').map(readMessage);
  const answer: TwimlAnswer = { messages: messages.slice(0, MESSAGES_PER_ANSWER) };
  if (unknown) answer.problem = { code: 14110, detail: `<${unknown.name}> is not a verb the emulator knows` };
  else if (messages.length > MESSAGES_PER_ANSWER) {
    answer.problem = {
      code: 14109,
      detail: `Only ${MESSAGES_PER_ANSWER} of ${messages.length} messages are sent`,
    };
  }
  return answer;
}

function readMessage(verb: XmlElement): TwimlMessage {
  const nouns = (name: string) =>
    verb.children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name);
  const ownText = verb.children.filter((child) => typeof child === 'string').join('');
  const [body] = nouns('Body');
  const { to, statusCallback } = verb.attributes;
  return {
    body: (body ? textOf(body) : ownText).trim(),
    mediaUrls: nouns('Media').map((media) => textOf(media).trim()),
    ...(to === undefined ? {} : { to }),
    ...(statusCallback === undefined ? {} : { statusCallback }),
  };
}

function problem(code: number, detail: string): TwimlAnswer {
  return { messages: [], problem: { code, detail } };
}
