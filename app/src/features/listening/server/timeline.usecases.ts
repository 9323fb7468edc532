/** Attitudes over waves, and the perception gap of the newest residents' wave. */
import { openProtectedCube, type ProtectedCube } from '@vicus/cube';
import { restoreProtectedTables } from '#features/release/server/release.usecases.ts';
import { findWaveResult } from '#features/survey/server/wave-result.usecases.ts';
import type { Wave } from '#features/survey/survey.types.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { GAP_TABLE } from '../gap-table.ts';
import { foreignBornSchema } from '../listening.schema.ts';
import { composeTimelines, type Timeline } from '../timeline.rules.ts';
import { computeFindings, listListeningWaves } from './findings.usecases.ts';
import * as queries from './listening.queries.ts';

export async function readTimelines(member: Member): Promise<readonly Timeline[]> {
  authorise(member, 'results.read');
  const waves = await listListeningWaves(member);
  const computed = await readTables(member, waves);
  const withTables = computed.flatMap(({ wave, tables }) =>
    wave.instrument === null
      ? []
      : [
          {
            waveId: wave.waveId,
            title: wave.title,
            closedOn: wave.closedOn ?? wave.createdOn,
            instrument: wave.instrument,
            isConsultation: wave.approach === 'open',
            tables,
          },
        ],
  );
  return composeTimelines(withTables);
}

interface WaveTables {
  readonly wave: Wave;
  readonly tables: readonly ProtectedCube[];
}

/** Waves with findings, newest first. */
function readTables(member: Member, waves: readonly Wave[]): Promise<WaveTables[]> {
  return readOffice(member, async (reader) => {
    const found: WaveTables[] = [];
    for (const wave of waves) {
      const stored = await findWaveResult(reader, wave);
      if (stored !== undefined)
        found.push({ wave, tables: restoreProtectedTables(stored.tables, stored.contentHash) });
    }
    return found;
  });
}

export interface GapSheet {
  /** the newest residents' wave with findings */
  readonly wave: Wave | null;
  readonly table: ProtectedCube | null;
  readonly hasPolicymakers: boolean;
  /** typed in by the office; null: the register's, or none */
  readonly typed: queries.TypedFigure | null;
  readonly register: queries.TypedFigure | null;
}

export async function readGapSheet(member: Member): Promise<GapSheet> {
  authorise(member, 'results.read');
  const waves = await listListeningWaves(member);
  const computed = await readTables(
    member,
    waves.filter(({ instrument }) => instrument?.audience === 'residents'),
  );
  const newest = computed[0];
  const table = newest?.tables.find((one) => openProtectedCube(one).id === GAP_TABLE) ?? null;
  const figures = await readOffice(member, async (reader) => ({
    typed: (await queries.selectTypedFigure(reader, member.placeId)) ?? null,
    register: (await queries.selectRegisterFigure(reader, member.placeId)) ?? null,
  }));
  const hasPolicymakers = waves.some(({ instrument }) => instrument?.audience === 'policymakers');
  return { wave: newest?.wave ?? null, table, hasPolicymakers, ...figures };
}

/** The real share of people born abroad, typed in with its source; the picture is computed anew. */
export async function saveForeignBorn(member: Member, input: unknown): Promise<void> {
  authorise(member, 'findings.weigh');
  const { percent, year, source } = parseInput(foreignBornSchema, input);
  await write(member, async (transaction) => {
    const values = { value: percent, year, source };
    await transaction
      .insertInto('office.place_figure')
      .values({ place_id: member.placeId, figure: 'foreign-born-percent', ...values })
      .onConflict((conflict) => conflict.columns(['place_id', 'figure']).doUpdateSet(values))
      .execute();
    await recordAudit(transaction, member, {
      action: 'findings.weigh',
      objectKind: 'place',
      objectId: member.placeId,
      detail: { figure: 'foreign-born-percent' },
    });
  });
  const { wave } = await readGapSheet(member);
  if (wave !== null) await computeFindings(member.placeId, wave.waveId);
}
