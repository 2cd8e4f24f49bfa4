/** An element of a small XML document; text between elements is kept as strings. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Parses a document strictly: what is not well-formed throws, as Twilio reports 12100 for it. Enough of XML for TwiML:
 * elements, attributes, text, CDATA, comments, the declaration and the five entities; no DTD.
 */
export function parseXml(source: string): XmlElement {
  const document: XmlElement = { name: '', attributes: {}, children: [] };
  const open: XmlElement[] = [document];
  const text = source.replace(/^\uFEFF/, '').trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(text);
    if (!token) throw new Error(`Not well-formed at character ${at}`);
    take(token, open);
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  const [root, ...others] = document.children.filter((child) => typeof child !== 'string' || child.trim());
  if (root === undefined || typeof root === 'string' || others.length > 0) {
    throw new Error('A document has one root element');
  }
  return root;
}

/** All text inside an element, however deep. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

function take(token: RegExpExecArray, open: XmlElement[]): void {
  const [, cdata, closing, opening, attributes, selfClosing, characters] = token;
  const parent = open.at(-1);
  if (!parent) throw new Error('Nothing is open');
  if (cdata !== undefined) parent.children.push(cdata);
  else if (characters !== undefined) parent.children.push(decode(characters));
  else if (closing !== undefined) {
    if (open.length < 2 || parent.name !== closing) throw new Error(`</${closing}> closes nothing`);
    open.pop();
  } else if (opening !== undefined) {
    const element: XmlElement = { name: opening, attributes: read(attributes ?? ''), children: [] };
    parent.children.push(element);
    if (!selfClosing) open.push(element);
  }
}

function read(attributes: string): Record<string, string> {
  const found = [...attributes.matchAll(ATTRIBUTE)];
  return Object.fromEntries(found.map(([, name, double, single]) => [name, decode(double ?? single ?? '')]));
}

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);|&/gi, (whole, name: string | undefined) => {
    if (name === undefined) throw new Error('A bare & is not allowed');
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    const character = ENTITIES[name];
    if (character === undefined) throw new Error(`Unknown entity ${whole}`);
    return character;
  });
}
