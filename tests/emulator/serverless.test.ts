import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { api, type DeployProjectConfig, TwilioServerlessApiClient } from '@twilio-labs/serverless-api';
import { dependencies } from '../../package.json';
import { watchedEmulator } from '../contract/watched-emulator';

const { client, emulator } = watchedEmulator();
const serverless = () => client().serverless.v1;

function official(): TwilioServerlessApiClient {
  const { accountSid, authToken } = emulator();
  return new TwilioServerlessApiClient({ username: accountSid, password: authToken });
}

function file(name: string, content: string | Buffer = 'exports.handler = () => {};') {
  return { name, path: name, access: 'public' as const, content };
}

function deploy(changes: Partial<DeployProjectConfig> = {}) {
  const { accountSid, authToken } = emulator();
  return official().deployProject({
    username: accountSid,
    password: authToken,
    serviceName: 'shop',
    functionsEnv: 'dev',
    pkgJson: { dependencies: { twilio: dependencies.twilio } },
    runtime: 'node22',
    overrideExistingService: true,
    env: { COLOUR: 'red' },
    functions: [file('/hello')],
    assets: [],
    ...changes,
  });
}

/** A Service with a Function, and what to upload and build with. */
async function newService() {
  const { sid } = await serverless().services.create({ uniqueName: 'shop', friendlyName: 'Shop' });
  const service = serverless().services(sid);
  const environment = await service.environments.create({ uniqueName: 'production' });
  const { sid: functionSid } = await service.functions.create({ friendlyName: '/hello' });
  const login = { username: emulator().accountSid, password: emulator().authToken };
  const upload = (changes: object = {}) =>
    api.uploadFunction({ ...file('/hello'), ...changes, sid: functionSid }, sid, official(), login);
  const uploadAsset = async (changes: object) => {
    const { sid: assetSid } = await service.assets.create({ friendlyName: 'asset' });
    return api.uploadAsset({ ...file('/asset.txt'), ...changes, sid: assetSid }, sid, official(), login);
  };
  return { service, environment: service.environments(environment.sid), upload, uploadAsset };
}

describe('a deployment', () => {
  it('is hosted under opaque names, beside the declared dependencies and nothing else', async () => {
    const image = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00, 0x0d, 0x0a]);
    const { domain } = await deploy({
      functions: [file('/hello'), { ...file('/in/bound', 'exports.in = 1;'), access: 'protected' }],
      assets: [file('/a.png', image)],
    });
    const { baseDir, routes, env } = emulator().serverless.hosted(domain);
    expect(routes.functions.map(({ path, access }) => [path, access])).toEqual([
      ['/hello', 'public'],
      ['/in/bound', 'protected'],
    ]);
    expect(readFileSync(routes.functions[1]!.filePath, 'utf8')).toBe('exports.in = 1;');
    expect(readFileSync(routes.assets[0]!.filePath)).toEqual(image);
    expect(path.basename(routes.functions[0]!.filePath)).toMatch(/^ZN[0-9a-f]{32}\.js$/);
    expect(path.basename(routes.assets[0]!.filePath)).toMatch(/^ZN[0-9a-f]{32}\.png$/);
    expect(readdirSync(baseDir)).toHaveLength(4);
    const installed = readdirSync(path.join(baseDir, 'node_modules'));
    expect(installed).toEqual(expect.arrayContaining(['twilio', 'jsonwebtoken']));
    expect(installed).not.toEqual(expect.arrayContaining(['@twilio']));
    expect(Object.keys(env).sort()).toEqual([
      'ACCOUNT_SID',
      'AUTH_TOKEN',
      'COLOUR',
      'ENVIRONMENT_SID',
      'SERVICE_SID',
    ]);
  });

  it('is made anew in the same place, with nothing doubled, over more than a page of files', async () => {
    const assets = Array.from({ length: 60 }, (_, index) => file(`/assets/${index}.txt`, String(index)));
    const first = await deploy({ assets });
    const second = await deploy({
      assets,
      functions: [file('/hello', '2')],
      env: { COLOUR: 'blue', SIZE: 'M' },
    });
    expect(second).toMatchObject({ serviceSid: first.serviceSid, domain: first.domain });
    const { routes, env } = emulator().serverless.hosted(second.domain);
    expect(routes.functions.map(({ filePath }) => readFileSync(filePath, 'utf8'))).toEqual(['2']);
    expect(env).toMatchObject({ COLOUR: 'blue', SIZE: 'M' });
    const service = serverless().services(first.serviceSid);
    expect(await service.functions.list()).toHaveLength(1);
    expect(await service.assets.list()).toHaveLength(60);
    expect(await service.builds.list()).toHaveLength(2);
    expect(await service.environments(first.environmentSid).deployments.list()).toHaveLength(2);
  });

  it('has a Variable changed at once, and one that is no longer meant taken away', async () => {
    const { domain, serviceSid, environmentSid } = await deploy();
    const { variables } = serverless().services(serviceSid).environments(environmentSid);
    const [colour] = await variables.list();
    await variables(colour!.sid).update({ value: 'green' });
    expect(emulator().serverless.hosted(domain).env.COLOUR).toBe('green');
    await official().setEnvironmentVariables({
      serviceSid,
      environment: 'dev',
      env: { SIZE: 'M' },
      append: false,
      username: emulator().accountSid,
      password: emulator().authToken,
    });
    expect((await variables.list()).map(({ key }) => key)).toEqual(['SIZE']);
  });

  it('fails where a dependency cannot be had, or is not twilio', async () => {
    await expect(deploy({ pkgJson: { dependencies: { twilio: '0.0.1' } } })).rejects.toBe('failed');
    await expect(deploy({ pkgJson: {} })).rejects.toBe('failed');
    const [service] = emulator().serverless.services.values();
    expect([...service!.builds.values()].map(({ problem }) => problem)).toEqual([
      expect.stringContaining('twilio@0.0.1 is not installed here'),
      expect.stringContaining('twilio is no dependency'),
    ]);
  });
});

describe('a Service', () => {
  it('is found by its name as well, which is taken once', async () => {
    const { sid } = await serverless().services.create({ uniqueName: 'shop', friendlyName: 'Shop' });
    expect((await serverless().services('shop').fetch()).sid).toBe(sid);
    const again = serverless().services.create({ uniqueName: 'shop', friendlyName: 'Shop' });
    await expect(again).rejects.toMatchObject({ status: 409 });
  });

  it.each(['no_host', 'x'.repeat(51)])('is not called %s', async (uniqueName) => {
    const refused = serverless().services.create({ uniqueName, friendlyName: 'Shop' });
    await expect(refused).rejects.toMatchObject({ status: 400 });
  });

  it('has each name and each domain of an Environment once', async () => {
    const { service } = await newService();
    await service.environments.create({ uniqueName: 'stage', domainSuffix: 'stage' });
    for (const refused of [
      { uniqueName: 'stage', domainSuffix: 'other' },
      { uniqueName: 'other', domainSuffix: 'stage' },
      { uniqueName: 'other' },
    ]) {
      await expect(service.environments.create(refused)).rejects.toMatchObject({ status: 409 });
    }
    const tooLong = service.environments.create({ uniqueName: 'long', domainSuffix: 'x'.repeat(17) });
    await expect(tooLong).rejects.toMatchObject({ status: 400 });
  });
});

describe('an upload', () => {
  it.each([
    ['a path with a space', { path: '/a b' }],
    ['a path that is too long', { path: `/${'x'.repeat(255)}` }],
    ['a visibility that does not exist', { access: 'secret' }],
    ['a Function of more than 5 MB', { content: 'x'.repeat(5_000_001) }],
  ])('is refused for %s', async (_what, changes) => {
    const { upload } = await newService();
    await expect(upload(changes)).rejects.toThrow('Failed to upload');
  });

  it('may be larger as a public Asset than as a private one', async () => {
    const { uploadAsset } = await newService();
    const content = Buffer.alloc(10_000_001);
    await uploadAsset({ content });
    await expect(uploadAsset({ content, access: 'private' })).rejects.toThrow('Failed to upload');
  });

  it('gets the slash that its path lacks', async () => {
    const { upload, service } = await newService();
    const sid = await upload({ path: 'hello' });
    const [{ sid: functionSid } = { sid: '' }] = await service.functions.list();
    const version = await service.functions(functionSid).functionVersions(sid).fetch();
    expect(version.path).toBe('/hello');
  });
});

describe('a build', () => {
  const needs = JSON.stringify([{ name: 'twilio', version: dependencies.twilio }]);

  it('is building, then completed, and is not deployed before', async () => {
    const { service, environment, upload } = await newService();
    const build = await service.builds.create({ functionVersions: [await upload()], dependencies: needs });
    expect(build.status).toBe('building');
    const early = environment.deployments.create({ buildSid: build.sid });
    await expect(early).rejects.toMatchObject({ status: 400 });
    await api.waitForSuccessfulBuild(build.sid, build.serviceSid, official(), official());
    await environment.deployments.create({ buildSid: build.sid });
    expect((await environment.fetch()).buildSid).toBe(build.sid);
  });

  it('is refused with nothing in it, with what is not there, with a path twice, and with too much', async () => {
    const { service, upload } = await newService();
    const one = await upload();
    const another = await upload();
    const many = await Promise.all(Array.from({ length: 51 }, (_, index) => upload({ path: `/${index}` })));
    for (const functionVersions of [[], [`ZN${'0'.repeat(32)}`], [one, another], many]) {
      const refused = service.builds.create({ functionVersions, dependencies: needs });
      await expect(refused).rejects.toMatchObject({ status: 400 });
    }
  });
});

describe('a Variable', () => {
  it.each([
    ['a key that is no name', { key: '1st', value: 'x' }],
    ['a key that is too long', { key: 'K'.repeat(129), value: 'x' }],
    ['more than 450 bytes', { key: 'KEY', value: 'ü'.repeat(226) }],
  ])('is refused with %s', async (_what, variable) => {
    const { environment } = await newService();
    await expect(environment.variables.create(variable)).rejects.toMatchObject({ status: 400 });
  });

  it('has its key once', async () => {
    const { environment } = await newService();
    await environment.variables.create({ key: 'KEY', value: 'x' });
    const again = environment.variables.create({ key: 'KEY', value: 'y' });
    await expect(again).rejects.toMatchObject({ status: 409 });
  });
});

it.each([
  ['Service', () => serverless().services('other').functions.list()],
  ['Environment', async () => (await newService()).service.environments(`ZE${'0'.repeat(32)}`).fetch()],
  [
    'Build',
    async () =>
      (await newService()).service
        .builds(`ZB${'0'.repeat(32)}`)
        .buildStatus()
        .fetch(),
  ],
  ['Variable', async () => (await newService()).environment.variables(`ZV${'0'.repeat(32)}`).remove()],
])('an unknown %s is not found', async (_what, ask) => {
  await expect(ask()).rejects.toMatchObject({ status: 404, code: 20404 });
});
