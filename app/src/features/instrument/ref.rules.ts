/** Names of questionnaires: in addresses (`shipped:residents`, an id) and in waves (`own-<id>`). */
import { z } from 'zod';
import type { InstrumentRef } from './instrument.types.ts';

const SHIPPED = 'shipped:';
/** Waves name a questionnaire of the place so; one that ships has no such beginning. */
export const OWN_PREFIX = 'own-';

/** The id of an own questionnaire; null for anything else. */
export function readOwnId(ref: InstrumentRef): string | null {
  const parsed = z.uuid().safeParse(ref.startsWith(OWN_PREFIX) ? ref.slice(OWN_PREFIX.length) : ref);
  return parsed.success ? parsed.data.toLowerCase() : null;
}

export function readShippedId(ref: InstrumentRef): string | null {
  return ref.startsWith(SHIPPED) ? ref.slice(SHIPPED.length) : null;
}

export const toOwnInstrumentId = (id: string): string => `${OWN_PREFIX}${id}`;
export const toShippedRef = (id: string): InstrumentRef => `${SHIPPED}${id}`;
