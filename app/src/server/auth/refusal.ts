/** How better-auth says no: an error with an HTTP status and a code. */

export function readErrorCode(error: unknown): string {
  const body = (error as { body?: { code?: unknown } } | null)?.body;
  return typeof body?.code === 'string' ? body.code : '';
}

function readStatus(error: unknown): number {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : 0;
}

export function isRefusal(error: unknown): boolean {
  const status = readStatus(error);
  return status >= 400 && status < 500;
}

export function isRedirection(error: unknown): boolean {
  const status = readStatus(error);
  return status >= 300 && status < 400;
}
