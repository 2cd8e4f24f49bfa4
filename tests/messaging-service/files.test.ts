import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv/dist/2020';
import { desiredStateSchema } from '../../scripts/desired-state-schema';
import { parseDesiredState } from '../../src/messaging-service/desired-state';

const read = (file: string) => readFileSync(path.resolve(__dirname, '../..', file), 'utf8');
const files = [
  'messaging-service.json',
  'examples/messaging-service.marketing.json',
  'examples/messaging-service.notifications.json',
];

describe('the files that describe a Messaging Service', () => {
  const fits = new Ajv({ strict: false }).compile(desiredStateSchema());

  it.each(files)('%s is one by the shape and by its schema', (file) => {
    expect(parseDesiredState(read(file)).friendlyName).not.toBe('');
    expect(fits(JSON.parse(read(file)))).toBe(true);
  });

  it('have a schema that says what the shape says', () => {
    expect(JSON.parse(read('messaging-service.schema.json'))).toEqual(desiredStateSchema());
  });

  it('are refused by the schema for what the shape does not know', () => {
    expect(fits({ friendlyName: 'Shop', sticky: true })).toBe(false);
  });
});
