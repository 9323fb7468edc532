/** Ties by respondent: rows that repeat or contradict each other, ties to oneself, ties that tell of both sides. */
import { toFinding, type TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import { toNameKey, type ReadActor, type ReadTie } from './import-rows.rules.ts';
import { listAskedRows } from './instrument.rules.ts';
import type { AnswerImportChoices, ImportedRespondent, TieCodes } from './import.types.ts';

/** More respondents than this do not fit into one wave. */
const MAXIMUM_RESPONDENTS = 2_000;

/** What a finding calls the column of a second file. */
const SECOND_FILE = '[2]';

interface Spellings {
  readonly ties: readonly ReadTie[];
  readonly natures: readonly ReadTie[];
  readonly findings: readonly TableFinding[];
}

interface Gathering {
  readonly name: string;
  readonly firstRow: number;
  /** null: no row says it, and none was chosen for the rest */
  readonly role: ImportedRespondent['role'] | null;
  readonly politicalGroup: ImportedRespondent['politicalGroup'];
  readonly actorId: string | null;
  readonly ties: Map<string, TieCodes>;
  /** row in which a tie was first told */
  readonly rowOfTie: Map<string, number>;
}

export interface GatheredRespondents {
  readonly respondents: readonly ImportedRespondent[];
  readonly findings: readonly TableFinding[];
}

/** Id of the row of the questionnaire that asks about this kind or actor. */
export function toAskedRowId(actor: ReadActor): string {
  const isNamed = 'actorId' in actor;
  const rows = listAskedRows({ rows: 'named', furtherKinds: true }, isNamed ? [actor] : []);
  return (
    rows.find((row) => row.kind === actor.kind && (row.name !== undefined) === isNamed)?.id ?? actor.kind
  );
}

/** `natures`: ties of a second file that hold the nature only. */
export function gatherRespondents(
  ties: readonly ReadTie[],
  natures: readonly ReadTie[],
  choices: AnswerImportChoices,
): GatheredRespondents {
  const sorted = splitSpellings(ties, natures);
  const findings: TableFinding[] = [...sorted.findings];
  const found = new Map<string, Gathering>();
  for (const tie of sorted.ties) findings.push(...addTie(found, tie, choices));
  for (const tie of sorted.natures) findings.push(...addNature(found, tie, choices));
  for (const gathering of found.values()) findings.push(...dropIdleNatures(gathering));
  if (found.size > MAXIMUM_RESPONDENTS)
    findings.push(toFinding('error', 'too-many-respondents', null, null, { maximum: MAXIMUM_RESPONDENTS }));
  const respondents = [...found.values()].flatMap((one) => {
    const { name, role, politicalGroup, actorId, ties: own } = one;
    return role === null ? [] : [{ name, role, politicalGroup, actorId, ties: own }];
  });
  return { respondents, findings };
}

/**
 * Two spellings of one name may be one respondent or two with nearly the same label. Joining them unasked would mix the
 * ties of two organisations: rows of every spelling but the first are left out and reported.
 */
function splitSpellings(ties: readonly ReadTie[], natures: readonly ReadTie[]): Spellings {
  const firstOfName = new Map<string, ReadTie>();
  for (const tie of ties)
    if (!firstOfName.has(toNameKey(tie.respondent))) firstOfName.set(toNameKey(tie.respondent), tie);
  const findOther = ({ respondent }: ReadTie): ReadTie | undefined => {
    const first = firstOfName.get(toNameKey(respondent));
    return first?.respondent === respondent ? undefined : first;
  };
  const report = (tie: ReadTie, column: string | null): TableFinding[] => {
    const first = findOther(tie);
    if (first === undefined) return [];
    const values = { name: tie.respondent, other: first.respondent, first: first.row };
    return [toFinding('error', 'label-spelt-twice', tie.row, column, values)];
  };
  return {
    ties: ties.filter((tie) => findOther(tie) === undefined),
    natures: natures.filter((tie) => findOther(tie) === undefined),
    findings: [
      ...ties.flatMap((tie) => report(tie, null)),
      ...natures.flatMap((tie) => report(tie, SECOND_FILE)),
    ],
  };
}

function addTie(found: Map<string, Gathering>, tie: ReadTie, choices: AnswerImportChoices): TableFinding[] {
  const findings = addOneSide(found, tie, choices);
  if (choices.direction === 'one' || isOwn(tie)) return findings;
  const reversed = reverse(tie);
  return reversed === null
    ? [...findings, toFinding('error', 'not-both-in-register', tie.row, null, { name: tie.respondent })]
    : [...findings, ...addOneSide(found, reversed, choices)];
}

/** The same tie as the other side would tell it: both must be actors of the register. */
function reverse(tie: ReadTie): ReadTie | null {
  if (tie.organisation === null || !('actorId' in tie.actor)) return null;
  const { actor, organisation } = tie;
  return {
    ...tie,
    respondent: actor.name,
    organisation: actor,
    actor: organisation,
    role: null,
    politicalGroup: null,
  };
}

function isOwn({ actor, organisation }: ReadTie): boolean {
  return organisation !== null && 'actorId' in actor && actor.actorId === organisation.actorId;
}

function addOneSide(
  found: Map<string, Gathering>,
  tie: ReadTie,
  choices: AnswerImportChoices,
): TableFinding[] {
  const { gathering, findings } = openGathering(found, tie, choices);
  if (findings.length > 0) return findings;
  if (isOwn(tie))
    return [...findings, toFinding('warning', 'own-actor', tie.row, null, { name: tie.respondent })];
  const id = toAskedRowId(tie.actor);
  const before = gathering.ties.get(id);
  if (before === undefined) {
    gathering.ties.set(id, tie.codes);
    gathering.rowOfTie.set(id, tie.row);
    return findings;
  }
  const values = { name: namePair(tie), first: gathering.rowOfTie.get(id) ?? tie.row };
  return [
    ...findings,
    isSameTie(before, tie.codes)
      ? toFinding('warning', 'row-repeated', tie.row, null, values)
      : toFinding('error', 'rows-contradict', tie.row, null, values),
  ];
}

function isSameTie(one: TieCodes, other: TieCodes): boolean {
  return one.earlier === other.earlier && one.later === other.later && one.nature === other.nature;
}

/** The respondent of a row; one whose rows differ about themselves keeps what the first row said. */
function openGathering(
  found: Map<string, Gathering>,
  tie: ReadTie,
  choices: AnswerImportChoices,
): { gathering: Gathering; findings: TableFinding[] } {
  const key = toNameKey(tie.respondent);
  const role = tie.role ?? (choices.roleOfRest === '' ? null : choices.roleOfRest);
  const before = found.get(key);
  if (before !== undefined) {
    const values = { name: tie.respondent, first: before.firstRow };
    const isOther =
      (tie.role !== null && tie.role !== before.role) ||
      (tie.politicalGroup !== null && tie.politicalGroup !== before.politicalGroup);
    const findings = isOther ? [toFinding('error', 'respondent-contradicts', tie.row, null, values)] : [];
    return { gathering: before, findings };
  }
  const gathering: Gathering = {
    name: tie.respondent,
    firstRow: tie.row,
    role,
    politicalGroup: tie.politicalGroup,
    actorId: tie.organisation?.actorId ?? null,
    ties: new Map(),
    rowOfTie: new Map(),
  };
  found.set(key, gathering);
  const findings =
    role === null ? [toFinding('error', 'role-missing', tie.row, null, { name: tie.respondent })] : [];
  return { gathering, findings };
}

function addNature(
  found: Map<string, Gathering>,
  tie: ReadTie,
  choices: AnswerImportChoices,
): TableFinding[] {
  const sides = choices.direction === 'both' ? [tie, reverse(tie)] : [tie];
  const findings = sides.flatMap((side) => (side === null || isOwn(side) ? [] : addOneNature(found, side)));
  // A row that tells of both sides is one row to mend.
  return findings.slice(0, 1);
}

function addOneNature(found: Map<string, Gathering>, tie: ReadTie): TableFinding[] {
  const { nature } = tie.codes;
  if (nature === undefined) return [];
  const gathering = found.get(toNameKey(tie.respondent));
  const id = toAskedRowId(tie.actor);
  const before = gathering?.ties.get(id);
  const name = namePair(tie);
  if (gathering === undefined || before === undefined)
    return [toFinding('warning', 'nature-without-contact', tie.row, SECOND_FILE, { name })];
  if (before.nature !== undefined && before.nature !== nature) {
    const first = gathering.rowOfTie.get(id) ?? tie.row;
    return [toFinding('error', 'rows-contradict', tie.row, SECOND_FILE, { name, first })];
  }
  gathering.ties.set(id, { ...before, nature });
  return [];
}

function namePair({ respondent, actor }: ReadTie): string {
  return `${respondent} – ${'actorId' in actor ? actor.name : actor.kind}`;
}

/** The questionnaire asks about the nature of contacts that take place. */
function dropIdleNatures({ name, ties, rowOfTie }: Gathering): TableFinding[] {
  return [...ties].flatMap(([id, codes]) => {
    const hasContact = [codes.earlier, codes.later].some(
      (code) => code !== undefined && /^[1-5]$/.test(code),
    );
    if (codes.nature === undefined || hasContact) return [];
    const { nature: _, ...rest } = codes;
    ties.set(id, rest);
    return [toFinding('warning', 'nature-without-contact', rowOfTie.get(id) ?? null, null, { name })];
  });
}
