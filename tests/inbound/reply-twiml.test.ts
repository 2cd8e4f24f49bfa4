import { withNames } from '../../src/inbound/fill-names';
import { replyTwiml } from '../../src/inbound/reply-twiml';

const names = { businessName: 'Smith & <Sons>', supportContact: 'A$& {businessName}' };

describe('replyTwiml', () => {
  it('is an empty response where nothing is to be said', () => {
    expect(replyTwiml([])).toMatch(/<Response\s*\/>$/);
  });

  it('sends several messages in their order, escaped, with their media', () => {
    const twiml = replyTwiml([
      { body: 'Fish & <chips>', mediaUrls: ['https://example.com/a?b=1&c=2', 'https://example.com/d'] },
      { body: ']]> 👋', mediaUrls: [] },
    ]);
    expect(twiml).toContain(
      '<Response><Message><Body>Fish &amp; &lt;chips&gt;</Body>' +
        '<Media>https://example.com/a?b=1&amp;c=2</Media><Media>https://example.com/d</Media></Message>' +
        '<Message><Body>]]&gt; 👋</Body></Message></Response>',
    );
  });
});

describe('withNames', () => {
  it('puts the names in their places, just as they are', () => {
    const reply = {
      body: '{businessName}: {supportContact}, {businessName} {other}',
      mediaUrls: ['https://a.example'],
    };
    expect(withNames(reply, names)).toEqual({
      body: 'Smith & <Sons>: A$& {businessName}, Smith & <Sons> {other}',
      mediaUrls: ['https://a.example'],
    });
  });
});
