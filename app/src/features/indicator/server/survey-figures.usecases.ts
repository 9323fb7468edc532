/** Figures of closed surveys, of any questionnaire and of the one on working together. */
import { openProtectedCube } from '@vicus/cube';
import { listCrossTables } from '#features/listening/server/cross.usecases.ts';
import { listListeningWaves, readFindings } from '#features/listening/server/findings.usecases.ts';
import { listNumericItems, listVariables } from '#features/listening/variables.rules.ts';
import { readWaveResult } from '#features/governance/server/results.usecases.ts';
import { listWaves } from '#features/survey/server/survey.usecases.ts';
import type { Wave } from '#features/survey/survey.types.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { isProblem } from '#server/problem.ts';
import { reckonGovernance } from '../governance-figures.rules.ts';
import { GOVERNANCE_FIGURES, SURVEY_FIGURES } from '../known-figure-map.ts';
import type {
  AbsentFigure,
  FigureBasis,
  FigureOrigin,
  KnownFigure,
  KnownFigures,
} from '../known-figure.types.ts';
import {
  chooseBasis,
  reckonFigure,
  type ClosedSurvey,
  type Estimated,
  type Reckoned,
} from '../survey-figures.rules.ts';

const GOVERNANCE = 'governance';

/** Waves that closed before are more: the newest are read. */
const MAXIMUM_WAVES = 20;

/** Every closed survey of residents, of newcomers and on working together; protected tables only. */
export async function listSurveyFigures(member: Member): Promise<KnownFigures> {
  authorise(member, 'results.read');
  const listening = (await listListeningWaves(member)).slice(0, MAXIMUM_WAVES);
  const governance = (await listWaves(member))
    .filter(({ instrumentId, state }) => instrumentId === GOVERNANCE && state === 'closed')
    .toSorted((a, b) => ((a.closedOn ?? '') < (b.closedOn ?? '') ? 1 : -1))
    .slice(0, MAXIMUM_WAVES);
  const found: (KnownFigure | AbsentFigure)[] = [];
  for (const wave of listening) found.push(...(await listOfListening(member, wave)));
  for (const wave of governance) found.push(...(await listOfGovernance(member, wave)));
  // last, so that a survey that was made says itself why it has no figure
  return keepNewest([...found, ...listUnsurveyed()]);
}

const NO_SURVEY: FigureOrigin = { kind: 'survey', id: '', title: '', path: 'surveys', closedOn: null };

function listUnsurveyed(): AbsentFigure[] {
  const about = [
    ...SURVEY_FIGURES,
    ...GOVERNANCE_FIGURES.map(({ indicatorId }) => ({ indicatorId, people: 'everyone' as const })),
  ];
  return about.map(({ indicatorId, people }) => ({
    indicatorId,
    people,
    why: 'no-survey',
    origin: NO_SURVEY,
  }));
}

/** Two surveys of a year say one thing twice: the one that closed last counts. Absent only where no other has it. */
function keepNewest(found: readonly (KnownFigure | AbsentFigure)[]): KnownFigures {
  const figures = new Map<string, KnownFigure>();
  const absent = new Map<string, AbsentFigure>();
  for (const one of found) {
    const about = `${one.indicatorId}|${one.people}`;
    if ('value' in one) {
      const key = `${about}|${one.period}`;
      if (!figures.has(key)) figures.set(key, one);
    } else if (!absent.has(about)) absent.set(about, one);
  }
  const known = new Set([...figures.values()].map(({ indicatorId, people }) => `${indicatorId}|${people}`));
  return {
    figures: [...figures.values()],
    absent: [...absent].flatMap(([about, one]) => (known.has(about) ? [] : [one])),
  };
}

async function orUndefined<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isProblem(error)) return undefined;
    throw error;
  }
}

async function listOfListening(member: Member, wave: Wave): Promise<(KnownFigure | AbsentFigure)[]> {
  const audience = wave.instrument?.audience;
  const mapped = SURVEY_FIGURES.filter((one) => one.audience === audience);
  if (mapped.length === 0) return [];
  const survey = await readClosedSurvey(member, wave);
  const origin = toOrigin(wave, 'survey', 'findings');
  return mapped.map(({ recipe, ...about }) => {
    const reckoned = survey === undefined ? 'not-computed' : reckonFigure(recipe, survey);
    const basis = survey === undefined ? 'sample' : chooseBasis(recipe, survey);
    return toFigure(about, reckoned, { origin, basis });
  });
}

async function readClosedSurvey(member: Member, wave: Wave): Promise<ClosedSurvey | undefined> {
  const findings = await orUndefined(readFindings(member, wave.waveId));
  if (findings === undefined || wave.instrument === null) return undefined;
  const crossed = (await orUndefined(listCrossTables(member, wave.waveId))) ?? [];
  return {
    waveId: wave.waveId,
    isOpen: findings.facts.isConsultation,
    weighting: findings.facts.weighting,
    variables: listVariables(wave.instrument),
    items: listNumericItems(wave.instrument),
    tables: findings.tables.map((table) => openProtectedCube(table)),
    crossTables: crossed.map(({ table }) => openProtectedCube(table)),
  };
}

async function listOfGovernance(member: Member, wave: Wave): Promise<(KnownFigure | AbsentFigure)[]> {
  const result = await orUndefined(readWaveResult(member, wave.waveId));
  const tables = result?.tables.map((table) => openProtectedCube(table));
  const origin = toOrigin(wave, 'governance', 'results');
  return GOVERNANCE_FIGURES.map(({ recipe, ...about }) => {
    const reckoned = tables === undefined ? 'not-computed' : reckonGovernance(recipe, wave.waveId, tables);
    return toFigure({ ...about, people: 'everyone' }, reckoned, { origin, basis: 'list' });
  });
}

function toOrigin(wave: Wave, kind: 'survey' | 'governance', page: string): FigureOrigin {
  const { waveId, title } = wave;
  return {
    kind,
    id: waveId,
    title,
    path: `surveys/${waveId}/${page}`,
    closedOn: wave.closedOn ?? wave.createdOn,
  };
}

type About = Pick<KnownFigure, 'indicatorId' | 'people'> & { readonly version: number };

function toFigure(
  { indicatorId, version, people }: About,
  reckoned: Reckoned,
  { origin, basis }: { readonly origin: FigureOrigin; readonly basis: FigureBasis },
): KnownFigure | AbsentFigure {
  if (typeof reckoned === 'string') return { indicatorId, people, why: reckoned, origin };
  return {
    indicatorId,
    definitionVersion: version,
    people,
    breakdown: '',
    period: (origin.closedOn ?? '').slice(0, 4),
    numerator: null,
    denominator: null,
    status: 'estimated',
    reason: null,
    counted: '',
    ...closeInterval(reckoned),
    basis,
    origin,
  };
}

/** Rounding may put a value a hair outside its own interval. */
const closeInterval = ({ value, low, high, respondents }: Estimated) => ({
  value,
  respondents,
  low: low === null ? null : Math.min(low, value),
  high: high === null ? null : Math.max(high, value),
});
