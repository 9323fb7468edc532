/** Decisions about actors: which group they stand in, which kinds are still missing, what a text means. */
import {
  ACTOR_GROUP_CODES,
  ACTOR_KINDS,
  AREAS_OF_LIFE,
  PRINTED_ACTOR_KINDS,
  type ActorKind,
} from '@vicus/reference';
import type { Actor, ActorFilter, ActorSection } from './actor.types.ts';

/** The four groups of the source, then the kinds that stand beside them. */
export const FURTHER_SECTION = 'further';
export const ACTOR_SECTION_CODES = [...ACTOR_GROUP_CODES, FURTHER_SECTION];

/** Agreements that end within so many days are brought to the desk. */
export const DUE_WITHIN_DAYS = 60;

const KIND_BY_CODE = new Map(ACTOR_KINDS.map((kind) => [kind.code, kind]));

export function readKind(code: string): ActorKind | undefined {
  return KIND_BY_CODE.get(code);
}

/** Where an actor stands in the list. */
export function readSectionCode(kindCode: string): string {
  const kind = KIND_BY_CODE.get(kindCode);
  return kind?.printed === true ? kind.group : FURTHER_SECTION;
}

/** Actors by section, in the order of the kinds and then of names; empty sections are left out. */
export function listActorSections(actors: readonly Actor[], language: string): readonly ActorSection[] {
  const order = new Map(ACTOR_KINDS.map(({ code }, index) => [code, index]));
  const { compare } = new Intl.Collator(language);
  const sorted = actors.toSorted(
    (a, b) => (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0) || compare(a.name, b.name),
  );
  return ACTOR_SECTION_CODES.map((code) => ({
    code,
    actors: sorted.filter(({ kind }) => readSectionCode(kind) === code),
  })).filter((section) => section.actors.length > 0);
}

export function isMatch(actor: Actor, filter: ActorFilter): boolean {
  const isState =
    filter.state === 'all' || (filter.state === 'ended' ? actor.endedOn !== null : actor.endedOn === null);
  return (
    isState &&
    (filter.group === '' || readSectionCode(actor.kind) === filter.group) &&
    (filter.area === '' || actor.areas.includes(filter.area)) &&
    foldText(actor.name).includes(foldText(filter.search))
  );
}

/** The printed kinds that no actor of today covers: the checklist to begin from. */
export function listUncoveredKinds(actors: readonly Pick<Actor, 'kind' | 'endedOn'>[]): readonly ActorKind[] {
  const covered = new Set(actors.filter(({ endedOn }) => endedOn === null).map(({ kind }) => kind));
  return PRINTED_ACTOR_KINDS.filter(({ code }) => !covered.has(code));
}

/** The kind that a text of a file means: its code, or its label in any language. */
export function parseKind(text: string): string | undefined {
  return KIND_BY_TEXT.get(foldText(text));
}

/** The area that a text of a file means. */
export function parseArea(text: string): string | undefined {
  return AREA_BY_TEXT.get(foldText(text));
}

/** Capitals, accents, spaces and hyphens do not tell two texts apart. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s\p{Pd}_’'.,]+/gu, ' ')
    .trim();
}

function indexTexts(records: readonly { code: string; label: Readonly<Record<string, string>> }[]) {
  return new Map(
    records.flatMap(({ code, label }) =>
      [code, ...Object.values(label)].map((text) => [foldText(text), code] as const),
    ),
  );
}

const KIND_BY_TEXT = indexTexts(ACTOR_KINDS);
const AREA_BY_TEXT = indexTexts(AREAS_OF_LIFE);

/** An actor is recognised by its kind and name, as the database does it. */
export function nameActorKey({ kind, name }: Pick<Actor, 'kind' | 'name'>): string {
  return `${kind} ${name.toLowerCase()}`;
}
