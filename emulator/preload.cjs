'use strict';
/**
 * Loaded before anything else in processes that stand in for Twilio Functions, and in the test process. It sends the
 * official client's requests to TWILIO_API_ORIGIN and, in a function process, moves the time to the emulator's.
 * Deployed code knows nothing of either.
 */
const http = require('node:http');
const https = require('node:https');
const { urlToHttpOptions } = require('node:url');

const TWILIO_HOST = /^[a-z0-9.-]+\.twilio\.com$/i;

/** The plain agent that stands in for one for HTTPS, with as many sockets, kept as long. */
const plainAgents = new WeakMap();
function plainAgentFor(agent) {
  if (!(agent instanceof https.Agent)) return undefined;
  const { keepAlive, keepAliveMsecs, maxSockets, maxTotalSockets, maxFreeSockets, scheduling } =
    agent.options;
  const options = { keepAlive, keepAliveMsecs, maxSockets, maxTotalSockets, maxFreeSockets, scheduling };
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const plain = plainAgents.get(agent) ?? new http.Agent(Object.fromEntries(given));
  plainAgents.set(agent, plain);
  return plain;
}

/** The arguments of `request()`, of which the first may be a URL, as one object of options and the callback. */
function withoutUrl(args) {
  const [first, second, third] = args;
  if (typeof first !== 'string' && !(first instanceof URL)) return [first, second];
  const options = urlToHttpOptions(new URL(first));
  return typeof second === 'function' ? [options, second] : [{ ...options, ...second }, third];
}

/** Requests to Twilio, by whatever client, go to TWILIO_API_ORIGIN; all others go where they are meant to. */
function redirectRequests() {
  // Jest loads this for every file of tests, each time with an environment of its own.
  const original = https.request.original ?? https.request;
  function redirectedRequest(...args) {
    const origin = process.env.TWILIO_API_ORIGIN;
    const [options, callback] = withoutUrl(args);
    const host = options?.hostname ?? options?.host;
    if (!origin || !TWILIO_HOST.test(host ?? '')) return original.apply(https, args);
    const { protocol, hostname, port, pathname } = new URL(origin);
    const redirected = {
      ...options,
      protocol,
      hostname,
      host: hostname,
      port,
      path: pathname.replace(/\/+$/, '') + options.path,
      headers: { ...options.headers, 'x-twilio-host': host },
    };
    if (protocol === 'https:') return original.call(https, redirected, callback);
    return http.request({ ...redirected, agent: plainAgentFor(options.agent) }, callback);
  }
  redirectedRequest.original = original;
  https.request = redirectedRequest;
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

redirectRequests();
if (isFunctionProcess) {
  followClock();
  replaceDebugMessages();
  // A function must not outlive the gateway, however that ended.
  process.on('disconnect', () => process.exit());
}
