/** One process: settings → lock → database → migrate → steps → listen → close. Started by tools/start.mjs. */
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import compression from 'compression';
import { z } from 'zod';
import { refuseUnusablePort, pickFreePort, toListenFailure } from './src/server/database/free-port.ts';
import { waitForFolder } from './src/server/database/lock.ts';
import { startDatabase } from './src/server/database/start-database.ts';
import { StartFailure, renderStartFailure, toStartFailure } from './src/server/database/start-failure.ts';
import { writeLastAddress } from './src/server/settings/last-address.ts';
import { toClientAddress } from './src/server/settings/request-address.ts';
import { toRequestOrigin } from './src/server/settings/request-origin.ts';
import { parseSettings, publishSettings } from './src/server/settings/settings.ts';
import type { RunningSettings, Settings } from './src/server/settings/settings.ts';
import type { StartStep } from './src/server/start-step.types.ts';

type WebHandler = RequestListener;
/** The library names Express's types; it needs no more of them than node:http has. */
type CompressedRequest = Parameters<ReturnType<typeof compression>>[0];
type CompressedResponse = Parameters<ReturnType<typeof compression>>[1];

const cloneDirectory = resolve(import.meta.dirname, '..');
const isDevelopment = process.argv.includes('--dev');
/** Largest upload; adapter-node's own limit is 512 kB. */
const bodySizeLimit = '12M';
/** How long open requests may take to end when Vicus stops. */
const closeTimeoutMs = 8000;

/** What has been started so far, ended in reverse order. */
const closers: { readonly what: string; close(): Promise<void> }[] = [];
let isStopping = false;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function readVersion(): string {
  const text = readFileSync(resolve(cloneDirectory, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

async function stop(exitCode: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  for (const { what, close } of closers.toReversed()) {
    await close().catch((error: unknown) =>
      process.stderr.write(`While closing ${what}: ${String(error)}\n`),
    );
  }
  if (exitCode === 0) say('Vicus has stopped.');
  process.exit(exitCode);
}

function stopOnSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
  // tools/start.mjs holds a channel: when it is killed the channel closes, and nothing is left running.
  process.on('disconnect', () => void stop(0));
  // Whoever read our lines may be gone (a closed pipe): no reason to end, and none to write about.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  // One page's forgotten promise must not take the others down.
  process.on('unhandledRejection', (reason) => {
    const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    process.stderr.write(`Vicus met a bug and goes on: ${text}\n`);
  });
  process.on('uncaughtException', (error) => {
    process.stderr.write(`Vicus met a bug that it cannot continue after: ${error.stack ?? error.message}\n`);
    void stop(1);
  });
}

/**
 * Tells SvelteKit's adapter protocol and host, which it would otherwise guess as https (docs/decisions/0001), and where
 * the request came from.
 */
function withOrigin(handler: WebHandler, settings: RunningSettings): WebHandler {
  return (request, response) => {
    const { host, origin, 'x-forwarded-host': forwarded } = request.headers;
    const forwardedHost = Array.isArray(forwarded) ? forwarded[0] : forwarded;
    const parts = toRequestOrigin({ host, origin, forwardedHost }, settings);
    request.headers['x-vicus-protocol'] = parts.protocol;
    request.headers['x-vicus-host'] = parts.host;
    const hasProxy = settings.configuredOrigin !== undefined;
    const told = request.headers['x-forwarded-for'];
    const lastTold = Array.isArray(told) ? told.at(-1) : told;
    request.headers['x-vicus-address'] = toClientAddress(request.socket.remoteAddress, lastTold, hasProxy);
    return handler(request, response);
  };
}

async function loadBuiltHandler(): Promise<WebHandler> {
  process.env['PROTOCOL_HEADER'] = 'x-vicus-protocol';
  process.env['HOST_HEADER'] = 'x-vicus-host';
  process.env['ADDRESS_HEADER'] = 'x-vicus-address';
  process.env['BODY_SIZE_LIMIT'] ??= bodySizeLimit;
  const built: unknown = await import(resolve(import.meta.dirname, 'build/handler.js'));
  return z.object({ handler: z.custom<WebHandler>((value) => typeof value === 'function') }).parse(built)
    .handler;
}

async function loadDevelopmentHandler(): Promise<WebHandler> {
  const { createServer: createVite } = await import('vite');
  const vite = await createVite({ root: import.meta.dirname, server: { middlewareMode: true } });
  closers.push({ what: 'the development server', close: () => vite.close() });
  return (request, response) => vite.middlewares(request, response);
}

function listen(handler: WebHandler, settings: RunningSettings): Promise<Server> {
  // SDMX-CSV has a media type of its own that lists of what can be compressed do not know.
  const isCsv = (response: CompressedResponse) => String(response.getHeader('content-type')).includes('+csv');
  const compress = compression({
    filter: (request, response) => compression.filter(request, response) || isCsv(response),
  });
  const answer = withOrigin(handler, settings);
  // Pages go to old phones on slow lines: text answers are compressed here, static files are at build.
  const server = createServer((request, response) =>
    compress(request as CompressedRequest, response as CompressedResponse, () => answer(request, response)),
  );
  return new Promise((done, refuse) => {
    server.once('error', (error) => refuse(toListenFailure(error, settings.host, settings.port)));
    server.listen(settings.port, settings.host, () => done(server));
  });
}

function closeServer(server: Server): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), closeTimeoutMs);
  return new Promise((done) => {
    server.close(() => {
      clearTimeout(timer);
      done();
    });
    server.closeIdleConnections();
  });
}

/** The folder comes before the port: that it is this Vicus which has the port says more than that someone has. */
async function openSettings(): Promise<Settings> {
  const chosen = parseSettings(process.env, cloneDirectory, readVersion());
  const lock = await waitForFolder(chosen.dataDirectory, 'Vicus', say);
  closers.push({ what: 'the data folder', close: () => Promise.resolve(lock.release()) });
  // Port 0 asks for any free one; it is chosen now because links need it.
  const settings = chosen.port === 0 ? { ...chosen, port: await pickFreePort(chosen.host) } : chosen;
  await refuseUnusablePort(settings.host, settings.port);
  return settings;
}

async function openDatabase(settings: Settings): Promise<{ running: RunningSettings; ownerUrl: string }> {
  const database = await startDatabase(settings, say);
  closers.push({ what: 'the database', close: () => database.stop() });
  void database.ended.then(() => {
    if (isStopping) return;
    process.stderr.write(
      'The database has ended by itself; its log (server.log in the data folder) says why.\n',
    );
    void stop(1);
  });
  const origin = settings.configuredOrigin ?? `http://localhost:${settings.port}`;
  return { running: { ...settings, origin, databaseUrl: database.appUrl }, ownerUrl: database.ownerUrl };
}

/** Sources in development, one built file otherwise: Node reads a thousand sources in seconds. */
async function loadSteps(): Promise<readonly StartStep[]> {
  if (isDevelopment) return (await import('./src/server/start-steps.ts')).startSteps;
  const built: unknown = await import(resolve(import.meta.dirname, 'build/start/start-steps.js'));
  return z.object({ startSteps: z.custom<readonly StartStep[]>(Array.isArray) }).parse(built).startSteps;
}

async function runSteps(settings: RunningSettings, ownerUrl: string): Promise<void> {
  for (const { name, run } of await loadSteps()) {
    if (isStopping) return;
    const end = await run({ settings, ownerUrl, say });
    if (end) closers.push({ what: name, close: end });
  }
}

async function start(): Promise<void> {
  stopOnSignals();
  const settings = await openSettings();
  const { running, ownerUrl } = await openDatabase(settings);
  publishSettings(running);
  await runSteps(running, ownerUrl);
  const handler = isDevelopment ? await loadDevelopmentHandler() : await loadBuiltHandler();
  if (isStopping) return;
  // The built server is a module graph of its own; this is the event by which it learns to close its pool.
  closers.push({
    what: 'the pages',
    close: () => Promise.resolve(void process.emit('sveltekit:shutdown' as never)),
  });
  const server = await listen(handler, running);
  closers.push({ what: 'the web server', close: () => closeServer(server) });
  writeLastAddress(running.dataDirectory, running);
  say(`Vicus ${running.version} is ready: ${running.origin}`);
}

try {
  await start();
} catch (error) {
  const failure = toStartFailure(error, 'the data folder');
  if (failure instanceof StartFailure) process.stderr.write(renderStartFailure(failure));
  else
    process.stderr.write(
      `Vicus cannot start because of a bug: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
  await stop(1);
}
