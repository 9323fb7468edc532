import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { StartFailure } from './start-failure.ts';

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

/** Names the failures of listening that the operator can mend. */
export function toListenFailure(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new StartFailure(
      'port-taken',
      `The port ${port} is taken by another program.`,
      `Stop that program, or choose another port: PORT=${port === 65_535 ? 3000 : port + 1} npm start`,
      error,
    );
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new StartFailure(
      'port-not-permitted',
      `This user may not open the port ${port}.`,
      'Choose a port above 1023 (PORT=3000 npm start) and put a web server in front for 80 and 443.',
      error,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new StartFailure(
      'address-not-here',
      `HOST=${host} is not an address of this machine.`,
      'Leave HOST out for this machine only (127.0.0.1), or set HOST=0.0.0.0 to listen on every address.',
      error,
    );
  }
  return error;
}

/** Looks before the long work of a first start, so that a taken port is told at once. */
export async function refuseUnusablePort(host: string, port: number): Promise<void> {
  try {
    await tryPort(port, host);
  } catch (error) {
    throw toListenFailure(error, host, port);
  }
}
