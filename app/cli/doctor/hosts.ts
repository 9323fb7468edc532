/** Everything that leaves this machine by itself. Pages load nothing from elsewhere. */
import type { Settings } from '../../src/server/settings/settings.ts';
import { good, readReason, wrong, type Finding } from './finding.ts';

const TIMEOUT_MS = 5_000;

export function listOutsideHosts({ smtpUrl, externalDatabase, openId, feeds }: Settings): Finding {
  const hosts = [
    ...(smtpUrl === undefined ? [] : [`mail ${new URL(smtpUrl).host} (SMTP_URL)`]),
    ...(externalDatabase === undefined
      ? []
      : [`database ${toDatabaseHost(externalDatabase.appUrl)} (DATABASE_URL)`]),
    ...(openId === undefined ? [] : [`sign-in ${new URL(openId.issuer).host} (OIDC_ISSUER)`]),
    ...feeds.map((feed) => `feed ${feed} (VICUS_FEEDS, only by the command import feed)`),
  ];
  return good('outside hosts that are called', hosts.length === 0 ? 'none' : hosts.join(', '));
}

function toDatabaseHost(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || '5432'}`;
}

export async function checkOpenId({ openId }: Settings): Promise<Finding[]> {
  if (openId === undefined) return [];
  const issuer = openId.issuer.replace(/\/$/, '');
  const why = 'Nobody can sign in with the account of their organisation; passwords and passkeys go on.';
  const mend = 'Check OIDC_ISSUER: its address followed by /.well-known/openid-configuration must answer.';
  try {
    const answer = await fetch(`${issuer}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const found = (await answer.json()) as { issuer?: unknown };
    if (typeof found.issuer === 'string' && found.issuer.replace(/\/$/, '') === issuer)
      return [good('openid', `${openId.label} answers as ${issuer}`)];
    return [wrong('openid', `${issuer} calls itself ${String(found.issuer)}`, why, mend)];
  } catch (error) {
    return [wrong('openid', `${issuer} does not answer: ${readReason(error)}`, why, mend)];
  }
}
