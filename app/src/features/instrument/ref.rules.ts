/** Names of questionnaires: in addresses (`shipped:residents`, an id) and in waves (`own-<id>`). */
import { z } from 'zod';
import type { InstrumentRef } from './instrument.types.ts';

const SHIPPED = 'shipped:';
const OWN = 'own-';

/** The id of an own questionnaire; null for anything else. */
export function readOwnId(ref: InstrumentRef): string | null {
  const parsed = z.uuid().safeParse(ref.startsWith(OWN) ? ref.slice(OWN.length) : ref);
  return parsed.success ? parsed.data.toLowerCase() : null;
}

export function readShippedId(ref: InstrumentRef): string | null {
  return ref.startsWith(SHIPPED) ? ref.slice(SHIPPED.length) : null;
}

export const toOwnInstrumentId = (id: string): string => `${OWN}${id}`;
export const isOwnInstrumentId = (id: string): boolean => id.startsWith(OWN);
export const toShippedRef = (id: string): InstrumentRef => `${SHIPPED}${id}`;
