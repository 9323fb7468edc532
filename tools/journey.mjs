/** Starts the built product as an operator would and walks one journey through it without a browser. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, runTool, say } from './processes.mjs';

const results = { passed: 0, failed: 0 };

/** @param {string} what @param {() => Promise<unknown>} run fails by throwing */
async function step(what, run) {
  try {
    const value = await run();
    results.passed += 1;
    say(`passed  ${what}`);
    return value;
  } catch (error) {
    results.failed += 1;
    say(`FAILED  ${what}: ${error.message}`);
    return undefined;
  }
}

function expectTrue(condition, otherwise) {
  if (!condition) throw new Error(otherwise);
}

function pickPort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** `npm start` in a process group of its own; resolves when it says that it is ready. */
function startProduct(port, dataDirectory, timeoutMs) {
  const env = { ...process.env, PORT: String(port), VICUS_DATA: dataDirectory };
  const child = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  // 'close', not 'exit': npm ends before the application, which holds the other end of the pipe until it is done.
  const exited = new Promise((done) => child.once('close', (code) => done(code)));
  return new Promise((done, refuse) => {
    let output = '';
    const timer = setTimeout(
      () => refuse(new Error(`not ready after ${timeoutMs} ms:\n${output}`)),
      timeoutMs,
    );
    const listen = (text) => {
      output += text;
      if (!/^Vicus .* is ready: /m.test(output)) return;
      clearTimeout(timer);
      done({ child, exited, output });
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', listen);
    exited.then((code) => refuse(new Error(`it ended with code ${code}:\n${output}`)));
  });
}

async function stopProduct({ child, exited }) {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await exited;
  clearTimeout(timer);
}

/** A visitor keeps cookies and follows redirects by hand, so that every step can be seen. */
function makeVisitor(origin) {
  const cookies = new Map();
  const visit = async (url, init = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0].split('=');
      cookies.set(name, value);
    }
    const next = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && next) return visit(new URL(next, url).href);
    return { status: response.status, url, text: await response.text() };
  };
  return { visit, post: (url, body) => visit(url, { method: 'POST', body, headers: { origin } }) };
}

function readAttribute(tag, name) {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&');
}

/** The first form that posts, with what is already filled in. */
function findForm({ text, url }) {
  const found = /<form\b[^>]*method="post"[^>]*>[\s\S]*?<\/form>/i.exec(text)?.[0];
  expectTrue(found, `no form on ${url}`);
  const body = new URLSearchParams();
  for (const [tag] of found.matchAll(/<input\b[^>]*>/g)) {
    const name = readAttribute(tag, 'name');
    if (name) body.set(name, readAttribute(tag, 'value') ?? '');
  }
  const address = new URL(readAttribute(found.slice(0, found.indexOf('>') + 1), 'action') ?? '', url);
  return { address: address.href, body };
}

/** Posts under another host name, which `fetch` does not allow. */
function postUnderAnotherName(port) {
  return new Promise((done, refuse) => {
    const host = `town-hall:${port}`;
    const headers = { host, origin: `http://${host}`, 'content-type': 'application/x-www-form-urlencoded' };
    const sent = request({ port, host: '127.0.0.1', method: 'POST', path: '/', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part));
      response.on('end', () => done({ status: response.statusCode, text }));
    });
    sent.on('error', refuse).end('a=1');
  });
}

async function walk(port, output) {
  const origin = `http://localhost:${port}`;
  const { visit, post } = makeVisitor(origin);
  for (const name of ['localhost', '127.0.0.1']) {
    await step(`${name} answers /health with version and state`, async () => {
      const health = await visit(`http://${name}:${port}/health`);
      expectTrue(health.status === 200, `status ${health.status}`);
      const { version, state } = JSON.parse(health.text);
      expectTrue(version && state === 'ready', health.text);
    });
  }
  await step('the front page has a language, a title and one heading', async () => {
    const { status, text } = await visit(`${origin}/`);
    expectTrue(status === 200, `status ${status}`);
    expectTrue(/<html lang="\w+/.test(text) && /<title>[^<]+<\/title>/.test(text), 'no language or title');
    expectTrue(text.match(/<h1\b/g)?.length === 1, 'not exactly one h1');
  });
  await step('the link of the operator leads to a form, and the form is accepted', async () => {
    const link = output.match(/https?:\/\/localhost:\d+\/\S+/)?.[0];
    expectTrue(link, `no link was printed:\n${output}`);
    const { address, body } = findForm(await visit(link));
    const { status, text } = await post(address, body);
    expectTrue(
      status < 500 && ![403, 404, 405, 421].includes(status),
      `status ${status}: ${text.slice(0, 200)}`,
    );
  });
  await step('a form sent under another name gets a page that names the right address', async () => {
    const { status, text } = await postUnderAnotherName(port);
    expectTrue(status === 421 && text.includes(origin), `status ${status}`);
  });
}

await runTool(async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'vicus-journey-'));
  chmodSync(dataDirectory, 0o711);
  try {
    const port = await pickPort();
    const first = await step('npm start says that it is ready', () =>
      startProduct(port, dataDirectory, 300_000),
    );
    if (first) {
      await walk(port, first.output);
      await step('it ends when asked', () => stopProduct(first));
      const again = await step('a later npm start answers within 5 seconds', () =>
        startProduct(port, dataDirectory, 5000),
      );
      if (again) await stopProduct(again);
    }
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
  say(`${results.passed} passed, ${results.failed} failed`);
  return results.failed === 0 ? 0 : 1;
});
