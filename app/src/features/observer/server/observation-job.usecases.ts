/** The job that counts towns for levels. It works under a role that sees what towns share and nothing else of anybody. */
import { coversLevel, sortLevels } from '#features/level/level.rules.ts';
import { toStoredTables } from '#features/release/server/release.usecases.ts';
import { today } from '#server/clock.ts';
import { combine } from '#server/db/doors.ts';
import { readSettings } from '#server/settings/settings.ts';
import { formCohorts } from '../cohorts.rules.ts';
import { protectLevel } from '../observer-tables.rules.ts';

import { readDueRound, type Round } from '#features/level/rounds.rules.ts';
import * as queries from './observation-job.queries.ts';

const JOB = 'observation';

/** Makes the round that is due, among real places and among examples. May run again: what is made stays. */
export async function computeObservations(): Promise<void> {
  for (const isExample of [false, true]) await computeRound(readDueRound(today(), isExample), isExample);
}

async function computeRound(round: Round, isExample: boolean): Promise<void> {
  const basis = await combine(JOB, async (tx) => {
    if (await queries.isRoundMade(tx, round, isExample)) return null;
    return {
      levels: await queries.selectLevelsToTell(tx, isExample),
      records: await queries.selectRecords(tx, round, isExample),
      cohorts: await queries.selectCohorts(tx),
    };
  });
  if (basis === null || basis.levels.length === 0) return;
  const { levels } = basis;
  const formed = formCohorts({ ...basis, round, createId: () => crypto.randomUUID() });
  const { version: codeVersion } = readSettings();
  const rows = levels.map((level) => {
    const inside = sortLevels(levels.filter((one) => coversLevel(level, one)));
    const tables = protectLevel([level, ...inside], formed.whole, { round, codeVersion });
    return { placeId: level.placeId, round, isExample, computedOn: today(), ...toStoredTables(tables) };
  });
  await combine(JOB, async (tx) => {
    await queries.lockObservation(tx);
    if (await queries.isRoundMade(tx, round, isExample)) return;
    await queries.upsertCohorts(
      tx,
      formed.rows.filter(({ lastRound }) => lastRound === round),
    );
    for (const row of rows) await queries.insertLevelObservation(tx, row);
  });
}
