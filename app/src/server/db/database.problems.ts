/** PostgreSQL is the validator of record: its constraint names are sentences and become problem codes. */
import { Problem, isProblem } from '../problem.ts';

const UNIQUE_VIOLATION = '23505';
const CHECK_VIOLATION = '23514';
const FOREIGN_KEY_VIOLATION = '23503';
const INSUFFICIENT_PRIVILEGE = '42501';
const INVALID_TEXT = '22P02';
const UNTRANSLATABLE_CHARACTER = '22P05';
const INVALID_BYTE_SEQUENCE = '22021';
const DISK_FULL = '53100';

interface DatabaseError {
  readonly code: string;
  readonly constraint?: string;
}

/** Turns what the database refuses into a Problem; anything else is given back as it came. */
export function translateDatabaseError(error: unknown): unknown {
  if (isProblem(error) || !isDatabaseError(error)) return error;
  const constraint = (error.constraint ?? '').replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase();
  switch (error.code) {
    case UNIQUE_VIOLATION:
      return new Problem(`database.${constraint}`, 409, { constraint: error.constraint ?? '' });
    case CHECK_VIOLATION:
      return new Problem(`database.${constraint}`, 422, { constraint: error.constraint ?? '' });
    case FOREIGN_KEY_VIOLATION:
    case INVALID_TEXT:
      return new Problem('not-found', 404);
    case UNTRANSLATABLE_CHARACTER:
    case INVALID_BYTE_SEQUENCE:
      return new Problem('unreadable-characters', 422);
    case INSUFFICIENT_PRIVILEGE:
      return new Problem('forbidden', 403);
    case DISK_FULL:
      return new Problem('disk-full', 503);
    default:
      return error;
  }
}

function isDatabaseError(error: unknown): error is DatabaseError {
  return (
    error instanceof Error && typeof (error as { code?: unknown }).code === 'string' && 'severity' in error
  );
}
