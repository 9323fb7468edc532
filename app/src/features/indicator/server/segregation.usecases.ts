/** How people are spread over schools or districts, for the page of an indicator: by its own counts or by those it is computed from. */
import type { Texts } from '@vicus/cube';
import type { IndicatorDefinition } from '@vicus/reference';
import type { Member } from '#server/auth/member.ts';
import { readSpreads, type SpreadReading } from '../segregation.rules.ts';
import { readIndicatorSheet, type IndicatorSheet } from './reading.usecases.ts';

export interface SpreadSheet {
  /** whose counts they are */
  readonly counted: IndicatorDefinition;
  /** newest first; empty: no counts by unit yet */
  readonly readings: readonly SpreadReading[];
  /** whose data the counts are */
  readonly source: Texts;
}

/** null: the indicator says nothing of the kind. Readers get what the counts say that passed the gate. */
export async function readSpreadSheet(member: Member, sheet: IndicatorSheet): Promise<SpreadSheet | null> {
  const { spreadOf } = sheet.definition;
  const { versions, definition } =
    spreadOf === undefined ? sheet : await readIndicatorSheet(member, spreadOf);
  const readings = versions.flatMap((one) => readSpreads(one.definition, one.cube));
  const source = versions[0]?.cube.provenance.source ?? { en: '' };
  return readings.length === 0 && spreadOf === undefined ? null : { counted: definition, readings, source };
}
