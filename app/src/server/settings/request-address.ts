import { BlockList, isIP } from 'node:net';

/** Where a reverse proxy stands: on this machine or in its own network. */
const near = new BlockList();
near.addSubnet('127.0.0.0', 8, 'ipv4');
near.addSubnet('10.0.0.0', 8, 'ipv4');
near.addSubnet('172.16.0.0', 12, 'ipv4');
near.addSubnet('192.168.0.0', 16, 'ipv4');
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');

/**
 * The network address a request came from, for counting wrong passwords; never stored. With VICUS_ORIGIN a proxy stands in
 * front and appends to `X-Forwarded-For` whom it heard: its last entry counts, and only when the request comes from nearby.
 * Whoever lies to the proxy lies in the entries before.
 */
export function toClientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  hasProxy: boolean,
): string {
  const heard = (peer ?? '').replace(/^::ffff:/, '');
  const told = forwardedFor?.split(',').at(-1)?.trim() ?? '';
  return hasProxy && isIP(told) !== 0 && isNear(heard) ? told : heard;
}

function isNear(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && near.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
