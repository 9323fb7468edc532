/**
 * Sends a form that changes nothing (signing out without being signed in) to the running installation: once straight to
 * the port it listens on, once through the address that people use. The difference tells what is wrong with a proxy.
 */
import { request as ask } from 'node:http';
import { request as askSafely } from 'node:https';
import type { LastAddress } from '../../src/server/settings/last-address.ts';
import type { Settings } from '../../src/server/settings/settings.ts';
import { judgeClock } from './clock.ts';
import { good, look, readReason, wrong, type Finding } from './finding.ts';

const TIMEOUT_MS = 10_000;
const MAXIMUM_BODY = 20_000;
const FORM = '/sign-out';
const WHY = 'Every form would be refused: nobody could answer a survey or sign in.';

interface Answer {
  readonly status: number;
  readonly location: string;
  readonly date: string;
  readonly body: string;
}

export async function checkForms(
  settings: Pick<Settings, 'configuredOrigin'>,
  address: LastAddress | undefined,
  isRunning: boolean,
): Promise<Finding[]> {
  if (!isRunning || address === undefined)
    return [
      look(
        'form',
        'not tried: Vicus is stopped',
        'Only a running installation shows whether forms arrive.',
        'Start Vicus and run the doctor again.',
      ),
    ];
  const { origin, host, port } = address;
  const here = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
  const direct = await checkOne('form-direct', here, origin, 'Vicus itself');
  if (direct.finding.state !== 'good') return [direct.finding];
  const through = await checkOne('form', origin, origin, origin);
  return [direct.finding, through.finding, ...through.clock, ...compareSettings(settings, origin)];
}

/** @param base where it is sent; @param origin what the browser would say */
async function checkOne(
  check: string,
  base: string,
  origin: string,
  whose: string,
): Promise<{ finding: Finding; clock: Finding[] }> {
  const before = Date.now();
  try {
    const answer = await post(base, origin);
    const theirMs = Date.parse(answer.date);
    const own = { before, after: Date.now() };
    const clock = Number.isNaN(theirMs)
      ? []
      : [judgeClock('clock of the address', whose, theirMs, own, 1_000)];
    return { finding: judgeAnswer(check, answer, origin, whose), clock };
  } catch (error) {
    return { finding: judgeSilence(check, error, whose, check === 'form-direct'), clock: [] };
  }
}

function post(base: string, origin: string): Promise<Answer> {
  const url = new URL(FORM, base);
  const headers = {
    origin,
    host: new URL(origin).host,
    // As a browser: without it the answer to the form would come as JSON.
    accept: 'text/html',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': '0',
  };
  return new Promise((done, refuse) => {
    const send = url.protocol === 'https:' ? askSafely : ask;
    const request = send(url, { method: 'POST', headers, timeout: TIMEOUT_MS }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        if (body.length < MAXIMUM_BODY) body += text;
      });
      response.on('error', refuse);
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? '',
          date: response.headers.date ?? '',
          body,
        }),
      );
    });
    request.on('timeout', () => request.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)));
    request.on('error', refuse);
    request.end();
  });
}

/** @param origin the address Vicus believes it has */
export function judgeAnswer(
  check: string,
  { status, location, body }: Answer,
  origin: string,
  whose: string,
): Finding {
  const { protocol, host } = new URL(origin);
  if (status === 303 && new URL(location, origin).href === `${origin}/`)
    return good(check, `${whose} takes forms`);
  if (status === 421)
    return wrong(
      check,
      `${whose} reaches Vicus under another name than ${host}`,
      WHY,
      `Set VICUS_ORIGIN to the address people use, and let the proxy pass on the name: Host and X-Forwarded-Host.`,
    );
  if (status === 403 && /cross-site|forbidden/i.test(body))
    return wrong(
      check,
      `Vicus takes the form for one of another site (protocol or name differ from ${origin})`,
      WHY,
      `Set VICUS_ORIGIN to exactly what stands in the address bar, ${protocol === 'https:' ? 'with' : 'perhaps with'} https.`,
    );
  if (status >= 300 && status < 400) return judgeRedirect(check, location, origin);
  return judgeProxy(check, status, whose);
}

function judgeProxy(check: string, status: number, whose: string): Finding {
  if (status === 413)
    return wrong(
      check,
      'the proxy refuses the form as too large',
      WHY,
      'Allow 12 MB (client_max_body_size 12m).',
    );
  if ([502, 503, 504].includes(status))
    return wrong(
      check,
      `the proxy of ${whose} answers ${status}: it does not reach Vicus`,
      'Nobody sees any page.',
      'Let the proxy send to the HOST and PORT that Vicus listens on.',
    );
  return wrong(
    check,
    `${whose} answered ${status}, as Vicus does not`,
    'Another program seems to answer there.',
    'Check that the name points to this machine, and what the proxy does with it.',
  );
}

function judgeRedirect(check: string, location: string, origin: string): Finding {
  const target = URL.canParse(location, origin) ? new URL(location, origin) : undefined;
  const isSafer = target?.protocol === 'https:' && new URL(origin).protocol === 'http:';
  return wrong(
    check,
    `${origin} sends forms on to ${target?.origin ?? location}`,
    'A form that is sent on loses what was typed.',
    isSafer
      ? `Set VICUS_ORIGIN=${target.origin}.`
      : `Set VICUS_ORIGIN to the address that is not sent on${target === undefined ? '' : `: ${target.origin}`}.`,
  );
}

function judgeSilence(check: string, error: unknown, whose: string, isDirect: boolean): Finding {
  const code = (error as { code?: unknown }).code;
  const reason = readReason(error);
  if (typeof code === 'string' && /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code))
    return wrong(
      check,
      `the certificate of ${whose} is not accepted: ${reason}`,
      'Browsers warn people away.',
      'Renew the certificate, or set the name right that it was made for (Caddy does both by itself).',
    );
  const mend = isDirect
    ? 'See what Vicus has printed, and start it again.'
    : 'Check that the name points to this machine, that the proxy runs, and that the firewall lets this machine reach it.';
  return wrong(check, `${whose} does not answer: ${reason}`, 'Nobody sees any page.', mend);
}

/** Commands run with other settings than the service make links that lead elsewhere. */
function compareSettings(
  { configuredOrigin }: Pick<Settings, 'configuredOrigin'>,
  origin: string,
): Finding[] {
  if (configuredOrigin === undefined || configuredOrigin === origin) return [];
  return [
    look(
      'origin',
      `Vicus runs as ${origin}; VICUS_ORIGIN here says ${configuredOrigin}`,
      'Settings of this shell differ from those of the service.',
      'Run commands with the settings of the service (docs/install.md, The service).',
    ),
  ];
}
