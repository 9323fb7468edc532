/** What the place knows of the six obstacles: read from the rooms that have it, nothing asked twice. */
import { openProtectedCube, type ProtectedCube } from '@vicus/cube';
import { readActivities } from '#features/activity/server/activities.usecases.ts';
import { INSTRUMENT_ID } from '#features/governance/governance.types.ts';
import { readWaveResult } from '#features/governance/server/results.usecases.ts';
import { listListeningWaves, readFindings } from '#features/listening/server/findings.usecases.ts';
import { readGapSheet } from '#features/listening/server/timeline.usecases.ts';
import { readPlaceDossier } from '#features/place/server/place.usecases.ts';
import { listMeasures } from '#features/policy/server/measures.usecases.ts';
import { listWaves } from '#features/survey/server/survey.usecases.ts';
import type { Wave } from '#features/survey/survey.types.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { isProblem } from '#server/problem.ts';
import { RESPONSIBILITY_QUESTION } from '../obstacle-tables.rules.ts';
import { diagnoseObstacles } from '../obstacles.rules.ts';
import type { BudgetSource, ObstacleDiagnosis, WaveTables } from '../obstacles.types.ts';
import { readPosts } from './post.usecases.ts';
import { readLatestResult } from './result.usecases.ts';

/** `budgetSources`: of the strategy in force, from its room. `language`: of statements in tables. */
export async function readObstacles(
  member: Member,
  {
    budgetSources,
    language = 'en',
  }: { readonly budgetSources: readonly BudgetSource[]; readonly language?: string },
): Promise<ObstacleDiagnosis[]> {
  authorise(member, 'stock-take.read');
  const { constellations } = await readPlaceDossier(member);
  return diagnoseObstacles(
    {
      today: today(),
      posts: await readPosts(member),
      result: await readLatestResult(member),
      governance: await readGovernance(member),
      responsibility: await readResponsibility(member),
      gap: await readGap(member),
      activities: await readActivities(member),
      budgetSources,
      constellations,
      measures: await listMeasures(member),
    },
    language,
  );
}

const toTables = (wave: Wave, tables: readonly ProtectedCube[]): WaveTables => ({
  waveId: wave.waveId,
  title: wave.title,
  closedOn: wave.closedOn ?? wave.createdOn,
  tables: tables.map((table) => openProtectedCube(table)),
});

/** Null where results were not computed yet; what else goes wrong is told. */
async function orNull<Result>(read: () => Promise<Result>): Promise<Result | null> {
  try {
    return await read();
  } catch (thrown) {
    if (isProblem(thrown) && thrown.status === 409) return null;
    throw thrown;
  }
}

/** The newest closed wave of the governance survey with results. */
async function readGovernance(member: Member): Promise<WaveTables | null> {
  const waves = (await listWaves(member)).filter(
    ({ instrumentId, state }) => instrumentId === INSTRUMENT_ID && state === 'closed',
  );
  for (const { waveId } of waves.toSorted((a, b) => ((a.closedOn ?? '') < (b.closedOn ?? '') ? 1 : -1))) {
    const found = await orNull(() => readWaveResult(member, waveId));
    if (found !== null) return toTables(found.wave, found.tables);
  }
  return null;
}

/** The newest wave with findings of each questionnaire that asks who should make the effort. */
async function readResponsibility(member: Member): Promise<WaveTables[]> {
  const waves = (await listListeningWaves(member)).filter(asksResponsibility);
  const found = new Map<string, WaveTables>();
  for (const wave of waves) {
    if (found.has(wave.instrumentId)) continue;
    const findings = await orNull(() => readFindings(member, wave.waveId));
    if (findings !== null) found.set(wave.instrumentId, toTables(findings.wave, findings.tables));
  }
  return [...found.values()];
}

const asksResponsibility = ({ instrument }: Wave): boolean =>
  (instrument?.sections ?? []).some(({ questions }) =>
    questions.some(({ id }) => id === RESPONSIBILITY_QUESTION),
  );

async function readGap(member: Member): Promise<WaveTables | null> {
  const { wave, table } = await readGapSheet(member);
  return wave === null || table === null ? null : toTables(wave, [table]);
}
