/**
 * What the results suggest, by rules that anybody can read: docs/methods/governance-suggestions.md. Each rule reads
 * shown figures only (a withheld one suggests nothing) and names the reading of the source behind it. No rule compares
 * with other places: that needs a real group to compare with.
 */
import { ACTOR_KINDS, READINGS, type Reading } from '@vicus/reference';
import { listCells, readCell, type Category, type Cell, type Cube, type Texts } from '@vicus/cube';

/** Below this average (0–5) contact is all but absent: fewer than half of those who answered report even occasional contact. */
export const ABSENT_BELOW = 0.5;
/** Below this average contact with a whole group is less than occasional. */
export const RARE_BELOW = 1;
/** From here down (−2 … 2) contact is called conflictual. */
export const CONFLICTUAL_FROM = -0.5;
/** A change smaller than this (−5 … 5) is not mentioned even where it can be told. */
export const CHANGE_FROM = 0.5;
/** From this share one role carries nearly all contact with a group. */
export const CARRIED_FROM = 0.75;

export const SUGGESTION_RULES = [
  'level-not-spoken-to',
  'group-rarely-met',
  'conflict-with-function',
  'decline-between-windows',
  'rise-between-windows',
  'carried-by-one-role',
] as const;
export type SuggestionRule = (typeof SUGGESTION_RULES)[number];

/** A kind or group of actors with the figure behind what is said of it. */
export interface SuggestionSubject {
  readonly code: string;
  readonly label: Texts;
  /** as shown */
  readonly value: number;
}

/** One sentence about all it applies to, in the order of the table. */
export interface Suggestion {
  readonly rule: SuggestionRule;
  /** code of `READINGS` */
  readonly reading: string;
  readonly subjects: readonly SuggestionSubject[];
  /** the role that carries the contact, in `carried-by-one-role` */
  readonly role: Texts | null;
  /** table and method of the figures */
  readonly table: string;
  readonly method: string;
}

/** `tables`: protected tables, opened. The order is that of the rules, then of the tables. */
export function computeSuggestions(tables: readonly Cube[]): Suggestion[] {
  const find = (id: string): Cube | undefined => tables.find((table) => table.id === id);
  const frequency = find('governance-frequency');
  const groups = find('governance-groups');
  const nature = find('governance-nature');
  const change = find('governance-change');
  const byRole = find('governance-contact-by-role');
  return mergeSubjects([
    ...(frequency === undefined ? [] : suggestSilentLevels(frequency)),
    ...(groups === undefined ? [] : suggestRareGroups(groups)),
    ...(nature === undefined ? [] : suggestConflicts(nature)),
    ...(change === undefined ? [] : suggestChanges(change)),
    ...(byRole === undefined ? [] : suggestCarriers(byRole)),
  ]);
}

/** Suggestions of one rule with one reading (and one role) become one. */
function mergeSubjects(suggestions: readonly Suggestion[]): Suggestion[] {
  const groups = Map.groupBy(
    suggestions,
    ({ rule, reading, role }) => `${rule} ${reading} ${role?.en ?? ''}`,
  );
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [{ ...first, subjects: own.flatMap(({ subjects }) => subjects) }];
  });
}

/** The reading behind a suggestion. */
export function readReading(code: string): Reading {
  const reading = READINGS.find((one) => one.code === code);
  if (reading === undefined) throw new Error(`there is no reading ${code}`);
  return reading;
}

function categoriesOf(cube: Cube, id: string): readonly Category[] {
  return cube.dimensions.find((dimension) => dimension.id === id)?.categories ?? [];
}

function labelOf(cube: Cube, id: string, code: string): Texts {
  return categoriesOf(cube, id).find((category) => category.code === code)?.label ?? { en: code };
}

function toSuggestion(
  cube: Cube,
  subject: { readonly dimension: string; readonly code: string },
  found: {
    readonly rule: SuggestionRule;
    readonly reading: string;
    readonly value: number;
    readonly role?: Texts;
  },
): Suggestion {
  const { rule, reading, value, role = null } = found;
  const label = labelOf(cube, subject.dimension, subject.code);
  const subjects = [{ code: subject.code, label, value }];
  return { rule, reading, subjects, role, table: cube.id, method: cube.provenance.method };
}

/** Numbers of one measure at the leading role (the first), by code of a dimension. */
function listNumbers(
  cube: Cube,
  measure: string,
  dimension: string,
  at: Readonly<Record<string, string>>,
): { readonly code: string; readonly value: number }[] {
  const fixed = Object.entries({ ...readLead(cube), ...at }).filter(([id]) => id !== dimension);
  return [...listCells(cube, measure)].flatMap(({ at: position, cell }) =>
    cell.kind === 'number' && fixed.every(([id, code]) => position[id] === code)
      ? [{ code: position[dimension] ?? '', value: cell.value }]
      : [],
  );
}

/** The role whose figures lead is the first of its dimension. */
function readLead(cube: Cube): Record<string, string> {
  const [role] = categoriesOf(cube, 'role');
  return role === undefined ? {} : { role: role.code };
}

const LEVELS = ['vertical', 'translocal'];

function groupOf(kind: string): string {
  return ACTOR_KINDS.find(({ code }) => code === kind)?.group ?? '';
}

/** Levels of government with (almost) no contact in the later window. */
function suggestSilentLevels(cube: Cube): Suggestion[] {
  return listNumbers(cube, 'mean', 'actor', { window: 'later' })
    .filter(({ code, value }) => LEVELS.includes(groupOf(code)) && value < ABSENT_BELOW)
    .map(({ code, value }) => {
      const reading = code === 'eu-officials' ? 'eu-contact-absent' : 'levels-never-spoken-to';
      return toSuggestion(
        cube,
        { dimension: 'actor', code },
        { rule: 'level-not-spoken-to', reading, value },
      );
    });
}

const READING_OF_RARE_GROUP: Readonly<Record<string, string>> = {
  horizontal: 'civil-society-few-times-a-year',
  vertical: 'levels-never-spoken-to',
  'within-local-government': 'inside-first',
};

function suggestRareGroups(cube: Cube): Suggestion[] {
  return listNumbers(cube, 'score', 'group', { figure: 'later' }).flatMap(({ code, value }) => {
    const reading = READING_OF_RARE_GROUP[code];
    if (reading === undefined || value >= RARE_BELOW) return [];
    return [toSuggestion(cube, { dimension: 'group', code }, { rule: 'group-rarely-met', reading, value })];
  });
}

function suggestConflicts(cube: Cube): Suggestion[] {
  return listNumbers(cube, 'mean', 'actor', {})
    .filter(({ value }) => value <= CONFLICTUAL_FROM)
    .map(({ code, value }) => {
      const reading =
        groupOf(code) === 'vertical' ? 'conflict-with-higher-levels' : 'conflict-with-opposition';
      return toSuggestion(
        cube,
        { dimension: 'actor', code },
        { rule: 'conflict-with-function', reading, value },
      );
    });
}

/** Changes whose interval lies on one side of zero. Without an interval (all answered alike) nothing is said. */
function suggestChanges(cube: Cube): Suggestion[] {
  return listNumbers(cube, 'mean', 'actor', {}).flatMap(({ code, value }) => {
    const [wave] = categoriesOf(cube, 'wave');
    const at = { wave: wave?.code ?? '', actor: code };
    const low = toNumber(readCell(cube, at, 'lower'));
    const high = toNumber(readCell(cube, at, 'upper'));
    if (low === undefined || high === undefined || Math.abs(value) < CHANGE_FROM) return [];
    const subject = { dimension: 'actor', code };
    if (high < 0) {
      const reading =
        groupOf(code) === 'within-local-government' ? 'decline-inside' : 'decline-between-windows';
      return [toSuggestion(cube, subject, { rule: 'decline-between-windows', reading, value })];
    }
    if (low <= 0 || code !== 'national-government') return [];
    return [
      toSuggestion(cube, subject, { rule: 'rise-between-windows', reading: 'national-contact-rose', value }),
    ];
  });
}

const CARRIERS: Readonly<Record<string, string>> = {
  vertical: 'elected-carry-vertical',
  horizontal: 'officials-carry-civil-society',
};

function suggestCarriers(cube: Cube): Suggestion[] {
  return categoriesOf(cube, 'role').flatMap(({ code: role, label }) =>
    listNumbers(cube, 'share', 'group', { role, window: 'later' }).flatMap(({ code, value }) => {
      const reading = CARRIERS[code];
      if (reading === undefined || value < CARRIED_FROM) return [];
      const found = { rule: 'carried-by-one-role', reading, value, role: label } as const;
      return [toSuggestion(cube, { dimension: 'group', code }, found)];
    }),
  );
}

function toNumber(cell: Cell): number | undefined {
  return cell.kind === 'number' ? cell.value : undefined;
}
