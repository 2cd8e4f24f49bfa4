'use strict';
/**
 * Loaded before anything else in processes that stand in for Twilio Functions, and in the test process. It sends the
 * official client's requests to TWILIO_API_ORIGIN and, in a function process, moves the time to the emulator's.
 * Deployed code knows nothing of either.
 */
const http = require('node:http');

const CLIENT = 'twilio/lib/base/RequestClient';
const TWILIO_URL = /^https:\/\/([a-z0-9.-]+\.twilio\.com)(\/.*)?$/i;

/** The twilio client configures agents for HTTPS only; without this, local requests would open a socket each. */
function reuseSockets(client) {
  const { defaults } = client.axios;
  if (defaults.httpAgent) return;
  const { keepAlive, keepAliveMsecs, maxSockets, maxTotalSockets, maxFreeSockets, scheduling, timeout } =
    defaults.httpsAgent?.options ?? {};
  const options = {
    keepAlive,
    keepAliveMsecs,
    maxSockets,
    maxTotalSockets,
    maxFreeSockets,
    scheduling,
    timeout,
  };
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  defaults.httpAgent = new http.Agent({ keepAlive: true, maxSockets: 20, ...Object.fromEntries(given) });
}

/** Every call of the official client passes `RequestClient.request({uri})`. */
function redirect(RequestClient) {
  const { request } = RequestClient.prototype;
  if (request.redirected) return RequestClient;
  function redirectedRequest(options) {
    const origin = process.env.TWILIO_API_ORIGIN;
    const [, host, path] = (origin && TWILIO_URL.exec(options.uri)) || [];
    if (!host) return request.call(this, options);
    reuseSockets(this);
    return request.call(this, {
      ...options,
      uri: origin.replace(/\/+$/, '') + (path ?? '/'),
      headers: { ...options.headers, 'x-twilio-host': host },
    });
  }
  redirectedRequest.redirected = true;
  RequestClient.prototype.request = redirectedRequest;
  return RequestClient;
}

/** Patches each copy of the client when it is first loaded, so that a process which never calls Twilio pays nothing. */
function redirectOnLoad() {
  const Module = require('node:module');
  const load = Module._load;
  const ours = /[\\/]twilio[\\/]lib[\\/]base[\\/]RequestClient(\.js)?$/;
  Module._load = function loadAndRedirect(request, parent, isMain) {
    const loaded = load.call(this, request, parent, isMain);
    if (!request.endsWith('RequestClient') && !request.endsWith('RequestClient.js')) return loaded;
    const isTwilios = ours.test(Module._resolveFilename(request, parent, isMain));
    return isTwilios ? redirect(loaded) : loaded;
  };
}

/** Makes `Date` tell the emulator's time from the first message on that says the two clocks differ. */
function followClock() {
  const MachineDate = Date;
  const machineNow = Date.now;
  let offsetMs = 0;
  let installed = false;

  function install() {
    installed = true;
    const now = () => machineNow() + offsetMs;
    MachineDate.now = now;
    const ShiftedDate = new Proxy(MachineDate, {
      apply: () => new MachineDate(now()).toString(),
      construct: (target, args, newTarget) =>
        Reflect.construct(target, args.length ? args : [now()], newTarget),
    });
    MachineDate.prototype.constructor = ShiftedDate;
    globalThis.Date = ShiftedDate;
  }

  process.on('message', (message) => {
    offsetMs = Number(message?.clockOffsetMs) || 0;
    if (offsetMs !== 0 && !installed) install();
  });
}

/**
 * The runner reports each step, with the whole context, to its parent: nobody reads that, and it costs half the time.
 * One such report is added, because any other message would end the process under Twilio's own local server: that the
 * runner has loaded, so that from here on time counts as the function's.
 */
function replaceDebugMessages() {
  const { send } = process;
  process.send = (message, ...rest) => {
    if (message?.debugMessage !== undefined) return true;
    return process.connected ? send.call(process, message, ...rest) : false;
  };
  setImmediate(() => process.connected && send.call(process, { debugMessage: 'ready' }));
}

const isFunctionProcess = process.send !== undefined && /functionRunner(\.js)?$/.test(process.argv[1] ?? '');

if (typeof jest === 'object') {
  redirect(require(CLIENT));
} else {
  redirectOnLoad();
}
if (isFunctionProcess) {
  followClock();
  replaceDebugMessages();
  // A function must not outlive the gateway, however that ended.
  process.on('disconnect', () => process.exit());
}
