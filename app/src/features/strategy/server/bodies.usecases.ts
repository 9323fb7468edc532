/** Who decides, advises, carries out and is informed; taken from and checked against register and governance survey. */
import { openProtectedCube } from '@vicus/cube';
import { INSTRUMENT_ID } from '#features/governance/governance.types.ts';
import { readActors } from '#features/governance/server/actor.usecases.ts';
import { readWaveResult } from '#features/governance/server/results.usecases.ts';
import { listWaves } from '#features/survey/server/survey.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { parseInput } from '#server/input.ts';
import { isProblem, Problem } from '#server/problem.ts';
import { compareWithContacts, labelKind, listContacts } from '../coordination.rules.ts';
import type { BodyActor, CoordinationCheck } from '../coordination.types.ts';
import { bodySchema } from '../strategy.schema.ts';
import type { Body } from '../strategy.types.ts';
import { addListed, changeListed, removeListed, type Listed } from './listed.ts';
import { insertBody, selectBodies, updateBody, type BodyWords } from './rows.queries.ts';

const BODIES: Listed<Body, BodyWords> = {
  kind: 'body',
  select: selectBodies,
  readId: ({ bodyId }) => bodyId,
  insert: insertBody,
  update: (transaction, at, { rowId, words, revision }) =>
    updateBody(transaction, at, { ...words, bodyId: rowId, revision }),
};

/** @returns its id */
export async function addBody(member: Member, strategyId: string, input: unknown): Promise<string> {
  authorise(member, 'strategy.change');
  return addListed(member, BODIES, strategyId, await toWords(member, input));
}

/** @throws Problem `changed-meanwhile` (409) */
export async function changeBody(
  member: Member,
  { strategyId, bodyId }: { readonly strategyId: string; readonly bodyId: string },
  input: unknown,
): Promise<void> {
  authorise(member, 'strategy.change');
  const words = await toWords(member, input);
  await changeListed(member, BODIES, { strategyId, rowId: bodyId }, { words, input });
}

export async function removeBody(
  member: Member,
  { strategyId, bodyId }: { readonly strategyId: string; readonly bodyId: string },
): Promise<void> {
  authorise(member, 'strategy.change');
  await removeListed(member, BODIES, { strategyId, rowId: bodyId });
}

/** An actor of the register gives its name where none was typed. */
async function toWords(member: Member, input: unknown): Promise<BodyWords> {
  const { actorId, name, ...words } = parseInput(bodySchema, input);
  const actor =
    actorId === '' ? undefined : (await listBodyActors(member)).find((one) => one.actorId === actorId);
  const named = name === '' ? (actor?.name ?? '') : name;
  if (named === '')
    throw new Problem('input-invalid', 422, { field: 'name', reason: 'required', limit: 0 }, 'name');
  return { ...words, name: named, actorId: actor?.actorId ?? null };
}

/** Current actors of the register, by name. */
export async function listBodyActors(member: Member): Promise<BodyActor[]> {
  authorise(member, 'strategy.read');
  const { sections } = await readActors(member, {}, 'en');
  return sections
    .flatMap(({ actors }) => actors)
    .map(({ actorId, name, kind }) => ({ actorId, name, kind, kindLabel: labelKind(kind) }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/** What register and survey say about the bodies of a strategy. */
export async function checkCoordination(member: Member, bodies: readonly Body[]): Promise<CoordinationCheck> {
  authorise(member, 'strategy.read');
  const actors = await listBodyActors(member);
  const kinds = bodies.flatMap(({ actorId }) => actors.find((one) => one.actorId === actorId)?.kind ?? []);
  const survey = await findNewestSurvey(member);
  if (survey === null) return { actors, wave: null, outside: [], rarelyMet: [], notAsked: [] };
  return { actors, wave: survey.wave, ...compareWithContacts(survey.contacts, kinds) };
}

/** The newest closed governance survey that shows averages. */
async function findNewestSurvey(member: Member) {
  const waves = (await listWaves(member))
    .filter(({ instrumentId, state }) => instrumentId === INSTRUMENT_ID && state === 'closed')
    .toSorted((a, b) => ((a.closedOn ?? '') < (b.closedOn ?? '') ? 1 : -1));
  for (const { waveId, title, closedOn } of waves) {
    const contacts = await readContacts(member, waveId);
    if (contacts.length > 0) return { wave: { waveId, title, closedOn: closedOn ?? '' }, contacts };
  }
  return null;
}

async function readContacts(member: Member, waveId: string) {
  try {
    const { tables } = await readWaveResult(member, waveId);
    const cube = tables
      .map((table) => openProtectedCube(table))
      .find(({ id }) => id === 'governance-frequency');
    return cube === undefined ? [] : listContacts(cube);
  } catch (problem) {
    // Closed, not computed yet.
    if (isProblem(problem) && problem.status === 409) return [];
    throw problem;
  }
}
