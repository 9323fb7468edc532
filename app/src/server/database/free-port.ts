import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

function tryPort(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      // A listening TCP server has an AddressInfo; only pipes have a string.
      const { port: found } = server.address() as AddressInfo;
      server.close(() => resolve(found));
    });
  });
}

/** A port that nobody listens on at this moment. */
export function pickFreePort(host: string): Promise<number> {
  return tryPort(0, host);
}

export async function isPortFree(port: number, host: string): Promise<boolean> {
  return tryPort(port, host).then(
    () => true,
    () => false,
  );
}
