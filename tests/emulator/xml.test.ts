import { parseXml, textOf } from '../../emulator/handsets/xml';

describe('parseXml', () => {
  it('reads elements, attributes, text, CDATA and entities', () => {
    const root = parseXml(
      `<?xml version="1.0"?>\n<!-- c --><a x="1 &gt; 0" y='2'>t<b/><![CDATA[<&>]]>&#65;&#x42;</a>\n`,
    );
    expect(root).toMatchObject({ name: 'a', attributes: { x: '1 > 0', y: '2' } });
    expect(textOf(root)).toBe('t<&>AB');
  });

  it.each([
    '',
    'text',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a>&</a>',
    '<a>&nbsp;</a>',
    '<a x=1/>',
    '</a>',
    '<a>&#x110000;</a>',
  ])('refuses %s', (source) => {
    expect(() => parseXml(source)).toThrow();
  });
});
