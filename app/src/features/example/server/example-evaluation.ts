/** The example town judges the first year of its strategy, by the use cases of its officers; what was counted is read, not written here. */
import { takeFactSchema } from '#features/fact/fact-address.rules.ts';
import type { PickCell } from '#features/fact/fact-table.rules.ts';
import { readFactShelf } from '#features/fact/server/facts.usecases.ts';
import { readCycle, saveCycleEntry } from '#features/evaluation/server/cycle.usecases.ts';
import {
  addLesson,
  beginEvaluation,
  concludeEvaluation,
} from '#features/evaluation/server/evaluation.usecases.ts';
import {
  addFactEvidence,
  addWordsEvidence,
  saveJudgement,
} from '#features/evaluation/server/judgement.usecases.ts';
import { readEvaluationSheet } from '#features/evaluation/server/sheet.usecases.ts';
import type { EvaluationSheet } from '#features/evaluation/sheet.types.ts';
import { addDecision, addMeeting, settleDecision } from '#features/implementation/server/meeting.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import { parseInput } from '#server/input.ts';
import { EXAMPLE_PLAN } from '../example-actions.ts';
import * as example from '../example-evaluation.ts';
import { EXAMPLE_CYCLE_NOTES, EXAMPLE_FOLLOW_UPS, EXAMPLE_READING } from '../example-year.ts';
import type { ExampleStrategyRun } from './example-strategy.ts';

/** Where the evaluation stands, which action has which id, and what was known when it began. */
export interface ExampleEvaluated {
  readonly strategyId: string;
  readonly evaluationId: string;
  readonly actionIds: ReadonlyMap<string, string>;
  readonly atHand: EvaluationSheet['atHand'];
}

/** Days before the loading on which the round table read it. */
const READ_DAYS_AGO = 9;
const DONE_DAYS_BEFORE_DUE = 4;

/** After a year of reports. */
export async function evaluateExampleStrategy(
  member: Member,
  run: ExampleStrategyRun,
): Promise<ExampleEvaluated> {
  const { strategyId, startsOn } = run;
  const evaluationId = await beginEvaluation(member, strategyId, {
    ...example.EXAMPLE_EVALUATION,
    fromOn: startsOn,
    untilOn: readEndOfFirstYear(startsOn),
  });
  const sheet = await readEvaluationSheet(member, { strategyId, evaluationId });
  const actionIds = new Map(sheet.content.actions.map(({ title, actionId }) => [title, actionId]));
  const evaluated = { strategyId, evaluationId, actionIds, atHand: sheet.atHand };
  for (const judgement of example.EXAMPLE_JUDGEMENTS) await judge(member, evaluated, { judgement, sheet });
  for (const { about, ...lesson } of example.EXAMPLE_LESSONS)
    await addLesson(member, evaluationId, { ...lesson, actionId: findAction(evaluated, about) ?? '' });
  await follow(member, evaluated);
  await concludeEvaluation(member, evaluationId);
  await keepYears(member, run);
  return evaluated;
}

/** Twelve months, or what of them is over. */
function readEndOfFirstYear(startsOn: string): string {
  const end = addDays(`${Number(startsOn.slice(0, 4)) + 1}${startsOn.slice(4)}`, -1);
  const yesterday = addDays(today(), -1);
  return end < yesterday ? end : yesterday;
}

export function findAction(
  { actionIds }: Pick<ExampleEvaluated, 'actionIds'>,
  about: example.JudgedAction | null,
): string | null {
  if (about === null) return null;
  const actionId = actionIds.get(about);
  if (actionId === undefined) throw new Error(`the invented strategy has no action ${about}`);
  return actionId;
}

interface ToJudge {
  readonly judgement: example.ExampleJudgement;
  readonly sheet: EvaluationSheet;
}

async function judge(
  member: Member,
  evaluated: ExampleEvaluated,
  { judgement: { about, evidence, judgement, ...words }, sheet }: ToJudge,
): Promise<void> {
  const { evaluationId } = evaluated;
  const judgementId = await saveJudgement(
    member,
    { evaluationId, actionId: findAction(evaluated, about) },
    {
      ...words,
      judgement: about === null ? judgement : writeCount(judgement, about, sheet),
      ...(words.answer === 'cannot-tell'
        ? {}
        : { evidenceLevel: '1', levelReason: example.EXAMPLE_LEVEL_REASON }),
      revision: 0,
    },
  );
  for (const one of evidence) await rest(member, { evaluationId, judgementId }, { evidence: one, sheet });
}

async function rest(
  member: Member,
  address: { readonly evaluationId: string; readonly judgementId: string },
  { evidence, sheet }: { readonly evidence: example.ExampleEvidence; readonly sheet: EvaluationSheet },
): Promise<void> {
  switch (evidence.kind) {
    case 'counted': {
      const words = writeCount(example.EXAMPLE_COUNT_WORDS, evidence.about, sheet);
      return addWordsEvidence(member, address, { kind: 'progress', words });
    }
    case 'figure':
    case 'before-after': {
      const figures = await findFigures(member, evidence);
      return addFactEvidence(member, address, { ...figures, words: evidence.words });
    }
    default:
      return addWordsEvidence(member, address, evidence);
  }
}

/** The same words with what the reports of the action add up to. */
function writeCount(
  words: string,
  about: example.JudgedAction,
  { content, atHand }: Pick<EvaluationSheet, 'content' | 'atHand'>,
): string {
  const action = content.actions.find(({ title }) => title === about);
  const output = atHand.find(({ actionId }) => actionId === action?.actionId)?.outputs[0];
  const planned = EXAMPLE_PLAN.find(({ title }) => title === about)?.planned[0];
  if (output === undefined || planned === undefined) throw new Error(`nothing was counted for ${about}`);
  return words
    .replaceAll('{output}', output.name)
    .replaceAll('{counted}', String(output.counted ?? 0))
    .replaceAll('{planned}', String(planned));
}

type FigureEvidence = Extract<example.ExampleEvidence, { readonly tableId: string }>;

/** The first share of a table, or one cell of the two newest editions that have it. */
async function findFigures(
  member: Member,
  evidence: FigureEvidence,
): Promise<{ readonly fact: string; readonly earlier?: string }> {
  const wanted = evidence.kind === 'figure' ? 1 : 2;
  const [newest = [], before = []] = await readEditions(member, evidence.tableId, wanted);
  const [fact, earlier] =
    evidence.kind === 'figure'
      ? [newest.find(({ text }) => text.includes('%'))?.token]
      : [newest, before].map((cells) => cells.find(({ token }) => isCell(token, evidence))?.token);
  if (fact === undefined || (evidence.kind === 'before-after' && earlier === undefined))
    throw new Error(`the invented town has not published ${evidence.tableId}`);
  return earlier === undefined ? { fact } : { fact, earlier };
}

function isCell(token: string, { measure, at }: Extract<FigureEvidence, { readonly at: object }>): boolean {
  const address = parseInput(takeFactSchema, { fact: token });
  return (
    address.measure === measure &&
    Object.entries(at).every(([dimension, code]) => address.at[dimension] === code)
  );
}

/** Numbers of a table in as many editions that have it as are wanted, the newest by its title first. */
async function readEditions(member: Member, tableId: string, wanted: number): Promise<PickCell[][]> {
  const { releases } = await readFactShelf(member, { releaseId: null, tableId: null }, 'en');
  const editions: PickCell[][] = [];
  for (const { releaseId } of releases.toSorted((a, b) => b.title.localeCompare(a.title))) {
    const { picks } = await readFactShelf(member, { releaseId, tableId }, 'en');
    const cells = picks.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    if (cells.length > 0) editions.push(cells.filter(({ isNone }) => !isNone));
    if (editions.length === wanted) break;
  }
  return editions;
}

/** The round table reads it and says what is done about it. */
async function follow(member: Member, evaluated: ExampleEvaluated): Promise<void> {
  const { strategyId } = evaluated;
  const meetingId = await addMeeting(member, {
    ...EXAMPLE_READING,
    strategyId,
    heldOn: addDays(today(), -READ_DAYS_AGO),
    isLookedAt: 'on',
  });
  for (const { about, what, owner, dueIn, done } of EXAMPLE_FOLLOW_UPS) {
    const actionId = findAction(evaluated, about);
    const words = { what, owner, dueOn: addDays(today(), dueIn), actionId };
    const decisionId = await addDecision(member, meetingId, words);
    if (done !== '') await settleDecision(member, decisionId, { state: 'done', note: done });
  }
}

/** Steps of the years that were due are done; none before the council had decided. */
async function keepYears(member: Member, { strategyId, decidedOn }: ExampleStrategyRun): Promise<void> {
  const { entries } = await readCycle(member, strategyId);
  for (const { year, step, dueOn } of entries.filter((entry) => entry.dueOn < today())) {
    const day = addDays(dueOn, -DONE_DAYS_BEFORE_DUE);
    const doneOn = day < decidedOn ? decidedOn : day;
    await saveCycleEntry(member, strategyId, { year, step, dueOn, doneOn, note: EXAMPLE_CYCLE_NOTES[step] });
  }
}
