import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rulesFor } from '../../src/privacy/rules';

const root = path.join(__dirname, '../../src');
const texts = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(path.join(root, file), 'utf8'));

/** The name in every object that is a collection: it also says over how many shards it is spread. Of copies, without the number. */
const collections = texts.flatMap((text) =>
  [...text.matchAll(/name: ['`]([\w-]+).*?['`],\s+shards:/g)].map(([, name]) => name),
);

it('says of every collection in the code what is done with a person in it, and of no other', () => {
  expect(collections.length).toBeGreaterThan(30);
  const ruled = Object.keys(rulesFor({ withOptOut: true })).map((name) => name.replace(/\d$/, ''));
  expect(new Set(ruled)).toEqual(new Set(collections));
});

it('finds every collection: none is written in another form', () => {
  const declared = texts.flatMap((text) => [...text.matchAll(/\bshards: \d/g)]);
  expect(collections).toHaveLength(declared.length);
});
