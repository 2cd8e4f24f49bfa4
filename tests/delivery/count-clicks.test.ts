import { countClicks, readClicks } from '../../src/delivery/count-clicks';
import type { ClickFact, Fact } from '../../src/delivery/fact';

const to = '+14155550123';
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1';

const instant = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, 0) + second * 1_000).toISOString();

function status(name: string, second: number): Fact {
  return { kind: 'status', at: instant(second), to, status: name };
}

function click(second: number, more: Partial<ClickFact> = {}): ClickFact {
  const link = 'https://a.example/';
  return { kind: 'click', at: instant(second), to, link, preview: false, userAgent: phone, ...more };
}

const delivered = [status('sent', 1), status('delivered', 4)];
const whoClicked = (...facts: Fact[]) => readClicks([...delivered, ...facts]).map(({ by }) => by);

describe('countClicks', () => {
  it('counts the clicks of people, and the links they clicked', () => {
    const other = { link: 'https://b.example/' };
    expect(countClicks([...delivered, click(30), click(40), click(50, other)])).toEqual({
      total: 3,
      unique: 2,
      previews: 0,
      bots: 0,
      firstClickSeconds: 26,
    });
  });

  it('keeps previews and bots apart, and out of the links that people clicked', () => {
    const facts = [
      click(60, { preview: true, link: 'https://b.example/' }),
      click(61, { userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1)', link: 'https://c.example/' }),
      click(5, { link: 'https://d.example/' }),
    ];
    expect(countClicks([...delivered, ...facts])).toEqual({ total: 0, unique: 0, previews: 1, bots: 2 });
  });

  it('counts a click once, however often it is among the facts', () => {
    expect(countClicks([...delivered, click(30), click(30)]).total).toBe(1);
  });

  it('measures the first click from the delivery, or from the sending where no delivery is known', () => {
    expect(countClicks([status('delivered', 4.9), status('delivered', 9), click(30)]).firstClickSeconds).toBe(
      26,
    );
    expect(countClicks([status('sent', 1), click(30)]).firstClickSeconds).toBe(29);
    expect(countClicks([status('queued', 1), click(30)])).not.toHaveProperty('firstClickSeconds');
  });

  it('is all zero where nobody clicked', () => {
    expect(countClicks(delivered)).toEqual({ total: 0, unique: 0, previews: 0, bots: 0 });
  });
});

describe('readClicks', () => {
  it('takes a click within two seconds of delivery for a program, and a later one for a person', () => {
    expect(whoClicked(click(4), click(5), click(6), click(7))).toEqual(['bot', 'bot', 'bot', 'person']);
  });

  it('does not hold a delivery that was reported late against an earlier click', () => {
    const late = [status('sent', 1), status('delivered', 100)];
    expect(readClicks([...late, click(99)])).toMatchObject([{ by: 'person', afterSeconds: 98 }]);
    expect(readClicks([...late, click(2)])).toMatchObject([{ by: 'bot', afterSeconds: 1 }]);
  });

  it.each([
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'facebookexternalhit/1.1',
    'curl/8.5.0',
    'python-requests/2.32',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/120.0 Safari/537.36',
  ])('takes %s for a program', (userAgent) => {
    expect(whoClicked(click(60, { userAgent }))).toEqual(['bot']);
  });

  it.each([
    phone,
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36',
    'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  ])('takes %s for a person', (userAgent) => {
    expect(whoClicked(click(60, { userAgent }))).toEqual(['person']);
  });

  it('takes a click without a user agent for a person', () => {
    const { userAgent: _, ...bare } = click(60);
    expect(whoClicked(bare)).toEqual(['person']);
  });

  it('calls a preview a preview, whoever fetched it and whenever', () => {
    expect(whoClicked(click(4, { preview: true, userAgent: 'curl/8' }))).toEqual(['preview']);
  });
});
