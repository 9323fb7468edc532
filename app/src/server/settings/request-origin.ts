/** The parts of a request that say under which address it was sent. */
export interface RequestAddress {
  readonly host: string | undefined;
  readonly forwardedHost: string | undefined;
  readonly origin: string | undefined;
}

export interface OriginParts {
  /** 'http' or 'https'. */
  readonly protocol: string;
  /** Name and port. */
  readonly host: string;
}

const hostPattern = /^[a-z0-9._[\]:-]+$/i;

function toParts(origin: string): OriginParts {
  const { protocol, host } = new URL(origin);
  return { protocol: protocol.slice(0, -1), host };
}

/**
 * The address that SvelteKit shall believe a request was sent to: it accepts a form only from that address.
 *
 * With VICUS_ORIGIN a proxy stands in front, so the protocol cannot be seen here; the request counts as sent there when
 * the host, the host that the proxy forwards, or the browser's own `Origin` says so (a page elsewhere cannot forge that).
 * Everything else came directly, over plain http, under the name in `Host`.
 */
export function toRequestOrigin(
  request: RequestAddress,
  names: { readonly configuredOrigin: string | undefined; readonly origin: string },
): OriginParts {
  const { configuredOrigin } = names;
  if (configuredOrigin !== undefined) {
    const configured = toParts(configuredOrigin);
    const isSentThere =
      request.host === configured.host ||
      request.forwardedHost === configured.host ||
      request.origin === configuredOrigin;
    if (isSentThere) return configured;
  }
  if (request.host === undefined || !hostPattern.test(request.host)) return toParts(names.origin);
  return { protocol: 'http', host: request.host };
}
