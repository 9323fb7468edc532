/**
 * The transfer check: what a practice needs, held against what the platform knows of the reading place. Three answers, no sum:
 * what is not written down here is not known, which is neither there nor missing. docs/methods/transfer.md
 */
import type { PublishedDetails } from './practice.types.ts';

export type Standing = 'there' | 'missing' | 'not-known';
export type NeedKind = 'competence' | 'actor' | 'lendable' | 'staff' | 'inhabitants';

export interface TransferLine {
  readonly kind: NeedKind;
  /** of an area, kind of actor or thing; '' for numbers */
  readonly code: string;
  readonly standing: Standing;
  /** what is needed and what is here, where these are numbers */
  readonly needed: number | null;
  readonly here: number | null;
}

/** What the platform knows of the reading place. */
export interface KnownHere {
  /** by area: whether the municipality decides, pays or delivers; an area nobody wrote about is missing */
  readonly competences: ReadonlyMap<string, boolean>;
  /** kinds with an actor that takes part; null: the register of actors is empty */
  readonly actorKinds: ReadonlySet<string> | null;
  /** kinds that are offered for lending; null: nothing was ever written down */
  readonly lendables: ReadonlySet<string> | null;
  /** hours a week of filled posts for integration; null: no posts are written down */
  readonly filledHours: number | null;
  readonly population: number | null;
}

export function composeTransfer(
  { needs, staffHoursPerWeek }: Pick<PublishedDetails, 'needs' | 'staffHoursPerWeek'>,
  here: KnownHere,
): TransferLine[] {
  const coded = (kind: NeedKind, code: string, standing: Standing): TransferLine => ({
    kind,
    code,
    standing,
    needed: null,
    here: null,
  });
  return [
    ...needs.competences.map((code) => coded('competence', code, toStanding(here.competences.get(code)))),
    ...needs.actorKinds.map((code) => coded('actor', code, toStanding(here.actorKinds?.has(code)))),
    ...needs.lendables.map((code) => coded('lendable', code, toStanding(here.lendables?.has(code)))),
    ...compareNumber('staff', staffHoursPerWeek, here.filledHours),
    ...compareNumber('inhabitants', needs.minimumInhabitants, here.population),
  ];
}

const toStanding = (known: boolean | undefined): Standing =>
  known === undefined ? 'not-known' : known ? 'there' : 'missing';

function compareNumber(kind: NeedKind, needed: number | null, here: number | null): TransferLine[] {
  if (needed === null || needed === 0) return [];
  return [{ kind, code: '', standing: toStanding(here === null ? undefined : here >= needed), needed, here }];
}
