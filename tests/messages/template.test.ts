import fc from 'fast-check';
import { renderTemplate } from '../../src/messages/template';

describe('renderTemplate', () => {
  it('fills fields, whatever the space around their names', () => {
    expect(renderTemplate('Hi {{ name }}, {{count}} left', { name: 'Ana', count: 3 })).toEqual({
      text: 'Hi Ana, 3 left',
      missing: [],
    });
  });

  it('uses the default where a value is absent or blank', () => {
    expect(renderTemplate('Hi {{name|there}}!', {}).text).toBe('Hi there!');
    expect(renderTemplate('Hi {{name|there}}!', { name: '  ' }).text).toBe('Hi there!');
  });

  it('names each missing field once', () => {
    expect(renderTemplate('{{a}} {{b}} {{a}}', { b: 'x' }).missing).toEqual(['a']);
  });

  it('does not look into values, so braces in them stay text', () => {
    expect(renderTemplate('{{a}}', { a: '{{b}}', b: 'secret' }).text).toBe('{{b}}');
  });

  it('does not find what objects inherit', () => {
    expect(renderTemplate('{{constructor}} {{toString}}', {}).missing).toEqual(['constructor', 'toString']);
  });

  it('leaves text without fields as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('{{'));
        expect(renderTemplate(text, {}).text).toBe(text);
      }),
    );
  });
});
