/** What newcomers, residents, partners and the council said: statements with where they were heard and what follows. */
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/languages.ts';
import { perspectiveSchema } from '../strategy.schema.ts';
import type { Perspective } from '../strategy.types.ts';
import { readHeard } from './heard.usecases.ts';
import { addListed, changeListed, removeListed, type Listed } from './listed.ts';
import {
  insertPerspective,
  selectPerspectives,
  updatePerspective,
  type PerspectiveWords,
} from './rows.queries.ts';

const PERSPECTIVES: Listed<Perspective, PerspectiveWords> = {
  kind: 'perspective',
  select: selectPerspectives,
  readId: ({ perspectiveId }) => perspectiveId,
  insert: insertPerspective,
  update: (transaction, at, { rowId, words, revision }) =>
    updatePerspective(transaction, at, { ...words, perspectiveId: rowId, revision }),
};

/** `language`: in which names of consultations are taken over. @returns its id */
export async function addPerspective(
  member: Member,
  strategyId: string,
  input: unknown,
  language: Language,
): Promise<string> {
  authorise(member, 'strategy.change');
  return addListed(member, PERSPECTIVES, strategyId, await toWords(member, input, language, undefined));
}

/** @throws Problem `changed-meanwhile` (409), `strategy-heard-in` (422) */
export async function changePerspective(
  member: Member,
  name: { readonly strategyId: string; readonly perspectiveId: string },
  input: unknown,
  language: Language,
): Promise<void> {
  authorise(member, 'strategy.change');
  const { strategyId, perspectiveId } = name;
  const rows = await readOffice(member, (reader) => selectPerspectives(reader, member.placeId, strategyId));
  const standing = rows.find((one) => one.perspectiveId === perspectiveId);
  if (standing === undefined) throw new Problem('not-found', 404);
  const words = await toWords(member, input, language, standing);
  await changeListed(member, PERSPECTIVES, { strategyId, rowId: perspectiveId }, { words, input });
}

export async function removePerspective(
  member: Member,
  { strategyId, perspectiveId }: { readonly strategyId: string; readonly perspectiveId: string },
): Promise<void> {
  authorise(member, 'strategy.change');
  await removeListed(member, PERSPECTIVES, { strategyId, rowId: perspectiveId });
}

/** The name of what it was heard in is taken over once: what is gone later keeps its name. */
async function toWords(
  member: Member,
  input: unknown,
  language: Language,
  standing: Perspective | undefined,
): Promise<PerspectiveWords> {
  const { heard, heardInName, ...words } = parseInput(perspectiveSchema, input);
  if (heard.kind === 'other') return { ...words, heardIn: 'other', heardInId: null, heardInName };
  const source = { heardIn: heard.kind, heardInId: heard.id };
  if (standing?.heardIn === heard.kind && standing.heardInId === heard.id)
    return { ...words, ...source, heardInName: standing.heardInName };
  // Comments on a draft are named by the page that takes them over.
  if (heard.kind === 'comment') return { ...words, ...source, heardInName };
  const { choices } = await readHeard(member, language);
  const choice = choices.find(({ kind, id }) => kind === heard.kind && id === heard.id);
  if (choice === undefined) throw new Problem('strategy-heard-in', 422, {}, 'heard');
  const heardOn = words.heardOn ?? choice.on;
  return { ...words, ...source, heardOn, heardInName: choice.name.slice(0, 300) };
}
