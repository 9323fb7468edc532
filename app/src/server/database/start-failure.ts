/** Names of the failures an operator can mend; each is tested with the real cause. */
export type StartFailureCode =
  | 'setting-invalid'
  | 'port-taken'
  | 'port-not-permitted'
  | 'address-not-here'
  | 'data-in-use'
  | 'no-permission'
  | 'disk-full'
  | 'database-unreachable'
  | 'database-sign-in-refused'
  | 'database-too-old'
  | 'database-login-too-powerful'
  | 'database-login-inherits'
  | 'database-owner-unfit'
  | 'database-mismatch'
  | 'database-secrets-missing'
  | 'database-did-not-start'
  | 'database-not-for-this-machine'
  | 'migration-changed'
  | 'migration-unknown'
  | 'migration-misnamed'
  | 'migration-failed';

/** Something that keeps Vicus from starting and that the operator can mend: printed as two plain lines. */
export class StartFailure extends Error {
  readonly code: StartFailureCode;
  readonly mend: string;

  constructor(code: StartFailureCode, what: string, mend: string, cause?: unknown) {
    super(what, cause === undefined ? undefined : { cause });
    this.name = 'StartFailure';
    this.code = code;
    this.mend = mend;
  }
}

const permissionCodes = new Set(['EACCES', 'EPERM', 'EROFS']);

function readErrorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

export function toDiskFull(place: string, cause?: unknown): StartFailure {
  return new StartFailure(
    'disk-full',
    `The disk that holds ${place} is full.`,
    'Free some space (200 MB is a good start) and start again; nothing that was acknowledged is lost.',
    cause,
  );
}

/** Turns errors of the operating system and of PostgreSQL that have a known mend into a StartFailure. */
export function toStartFailure(error: unknown, place: string): unknown {
  if (error instanceof StartFailure) return error;
  const code = readErrorCode(error);
  const text = error instanceof Error ? error.message : String(error);
  // 53100 is PostgreSQL's disk_full.
  const isDiskFull = code === 'ENOSPC' || code === 'EDQUOT' || code === '53100';
  if (isDiskFull || /No space left on device|Disk quota exceeded/i.test(text))
    return toDiskFull(place, error);
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new StartFailure(
      'setting-invalid',
      `There is a file where the folder ${place} should be (${text}).`,
      'Set VICUS_DATA to a folder, or move the file away.',
      error,
    );
  }
  if ((code && permissionCodes.has(code)) || /Permission denied|Read-only file system/i.test(text)) {
    return new StartFailure(
      'no-permission',
      `No permission to read and write ${place} (${text}).`,
      'Give the user that runs Vicus this folder (chown -R), or set VICUS_DATA to a folder it owns.',
      error,
    );
  }
  return error;
}

/** The lines an operator reads when the start fails. */
export function renderStartFailure(failure: StartFailure): string {
  return `\nVicus cannot start: ${failure.message}\nTo mend it: ${failure.mend}\n`;
}
