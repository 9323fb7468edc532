/**
 * Figures of groups, computed from the averages that passed the gate and from nothing else: they tell nothing that is
 * not shown already. Only the ties without contact are counted from the answers, and checked on their own.
 */
import { readCell } from '@vicus/cube';
import type { Cell, CellEntry, Cube, Dimension, ProtectedCube, Texts } from '@vicus/cube';
import type { TableToProtect } from '@vicus/disclosure';
import { isNumber, readFrequency } from './base-sets.ts';
import { MINIMUM_GROUP, type AskedKind, type RoleOfTable, type WaveFacts } from './governance.types.ts';
import type { WaveAnswers } from './wave-answers.ts';
import { openTable } from './index-table.ts';
import {
  ALL_PRINTED,
  describeWindow,
  leadingRole,
  toGroupDimension,
  toRoleDimension,
  toWaveDimension,
  toWindowDimension,
} from './table-axes.ts';
import { buildTable, COUNT_OF_ANSWERS, NONE, toMeasure } from './table-cells.ts';
import { DIMENSION_TEXTS, FIGURE_TEXTS } from './table-texts.ts';
import { NOTE_TEXTS } from './table-titles.ts';

export const GROUP_FIGURES = ['earlier', 'later', 'change', 'nature'] as const;
export type GroupFigure = (typeof GROUP_FIGURES)[number];

/** The frequencies carry the years they are about, as in every other table. */
function toFigureDimension({ windows }: TableFacts): Dimension {
  const toLabel = (code: GroupFigure): Texts => {
    if (code !== 'earlier' && code !== 'later') return FIGURE_TEXTS[code];
    const years = describeWindow(windows[code]);
    const named = Object.entries(FIGURE_TEXTS[code]).map(([language, text]) => [
      language,
      `${text} ${years}`,
    ]);
    return { en: `${FIGURE_TEXTS[code].en} ${years}`, ...Object.fromEntries(named) };
  };
  const categories = GROUP_FIGURES.map((code) => ({ code, label: toLabel(code) }));
  return { id: 'figure', label: DIMENSION_TEXTS.figure, role: 'category', categories };
}

const FROM_SHOWN = {
  kind: 'not-about-persons',
  reason: 'computed from averages that passed the gate, and from nothing else',
} as const;

export type TableFacts = Pick<
  WaveFacts,
  'waveId' | 'placeName' | 'title' | 'windows' | 'openedOn' | 'closedOn' | 'kinds'
>;

/** Printed kinds of a group, or all of them. */
export function listKindsOf(group: string, kinds: readonly AskedKind[]): readonly AskedKind[] {
  return kinds.filter((kind) => kind.printed && (group === ALL_PRINTED || kind.group === group));
}

/** Scores of groups as in panels a–d of the source: the unweighted mean of the averages of their kinds. */
export function composeGroups(
  facts: TableFacts,
  roles: readonly RoleOfTable[],
  shown: readonly ProtectedCube[],
): TableToProtect {
  const groups = toGroupDimension(facts.kinds);
  const lead = leadingRole(roles);
  const cells = groups.categories.flatMap(({ code: group }) =>
    GROUP_FIGURES.flatMap((figure) =>
      roles.map(({ code: role }): CellEntry => {
        const at = { wave: facts.waveId, group, figure, role };
        const isKept = role === lead.code || figure === 'earlier' || figure === 'later';
        const own = listKindsOf(group, facts.kinds);
        return {
          at,
          measures: isKept ? scoreKinds(own, facts.waveId, { figure, role }, shown) : fill(own.length),
        };
      }),
    ),
  );
  const cube = buildTable('governance-groups', facts as WaveFacts, {
    method: 'group-averages',
    dimensions: [toWaveDimension(facts), groups, toFigureDimension(facts), toRoleDimension(roles)],
    measures: [
      toMeasure('score', 'mean', 'points', 1),
      toMeasure('kinds-counted', 'count', 'kinds', 0),
      toMeasure('kinds-asked', 'count', 'kinds', 0),
    ],
    cells,
    notes: [NOTE_TEXTS.fromPublished],
  });
  return { cube, basis: { score: FROM_SHOWN, 'kinds-counted': FROM_SHOWN, 'kinds-asked': FROM_SHOWN } };
}

function fill(kindsAsked: number): Record<string, Cell | number> {
  return { score: NONE('not-collected'), 'kinds-counted': 0, 'kinds-asked': kindsAsked };
}

function scoreKinds(
  kinds: readonly AskedKind[],
  wave: string,
  { figure, role }: { readonly figure: GroupFigure; readonly role: string },
  shown: readonly ProtectedCube[],
): Record<string, Cell | number> {
  const cells = kinds.map(({ code }) => readShown(shown, figure, { wave, actor: code, role }));
  const values = cells.flatMap((cell) => (cell?.kind === 'number' ? [cell.value] : []));
  const isWithheld = cells.some((cell) => cell?.kind === 'none' && cell.reason === 'withheld');
  const score = values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    score: values.length > 0 ? score : NONE(isWithheld ? 'withheld' : 'no-base'),
    'kinds-counted': values.length,
    'kinds-asked': kinds.length,
  };
}

function readShown(
  shown: readonly ProtectedCube[],
  figure: GroupFigure,
  { wave, actor, role }: { readonly wave: string; readonly actor: string; readonly role: string },
): Cell | undefined {
  if (figure === 'change') return readMean(openTable(shown, 'governance-change'), { wave, actor });
  if (figure === 'nature') return readMean(openTable(shown, 'governance-nature'), { wave, actor });
  return readMean(openTable(shown, 'governance-frequency'), { wave, actor, window: figure, role });
}

function readMean(cube: Cube | undefined, at: Record<string, string>): Cell | undefined {
  return cube === undefined ? undefined : readCell(cube, at, 'mean');
}

/** Which part of the contact lies with which role, from the averages and numbers shown for each role. */
export function composeContactByRole(
  facts: TableFacts,
  roles: readonly RoleOfTable[],
  shown: readonly ProtectedCube[],
): TableToProtect | undefined {
  const inside = roles.filter(({ parent }) => parent === 'local-government');
  const frequency = openTable(shown, 'governance-frequency');
  if (inside.length < 2 || frequency === undefined) return undefined;
  const groups = toGroupDimension(facts.kinds);
  const cells = groups.categories.flatMap(({ code: group }) =>
    (['earlier', 'later'] as const).flatMap((window) => {
      const kinds = listKindsOf(group, facts.kinds).map(({ code }) => code);
      const at = { wave: facts.waveId, group, window };
      return shareContact(frequency, inside, kinds, at);
    }),
  );
  const cube = buildTable('governance-contact-by-role', facts as WaveFacts, {
    method: 'group-averages',
    dimensions: [
      toWaveDimension(facts),
      groups,
      toWindowDimension(facts),
      toRoleDimension(inside.map(({ code, label, asked, includes }) => ({ code, label, asked, includes }))),
    ],
    measures: [
      toMeasure('share', 'share', 'share 0-1', 2),
      toMeasure('mean', 'mean', 'points on 0-5', 1),
      toMeasure('kinds-counted', 'count', 'kinds', 0),
    ],
    cells,
    notes: [NOTE_TEXTS.fromPublished],
  });
  return { cube, basis: { share: FROM_SHOWN, mean: FROM_SHOWN, 'kinds-counted': FROM_SHOWN } };
}

/** Counts the kinds for which every role shows its average. */
function shareContact(
  frequency: Cube,
  roles: readonly RoleOfTable[],
  kinds: readonly string[],
  at: { readonly wave: string; readonly group: string; readonly window: string },
): CellEntry[] {
  const read = (actor: string, role: string, measure: string): number | undefined => {
    const cell = readCell(frequency, { wave: at.wave, actor, window: at.window, role }, measure);
    return cell.kind === 'number' ? cell.value : undefined;
  };
  const counted = kinds.filter((kind) => roles.every(({ code }) => read(kind, code, 'mean') !== undefined));
  const contacts = roles.map(({ code }) => {
    const ties = counted.map((kind) => ({
      mean: read(kind, code, 'mean') ?? 0,
      n: read(kind, code, 'n') ?? 0,
    }));
    return {
      contact: ties.reduce((sum, { mean, n }) => sum + mean * n, 0),
      answered: ties.reduce((sum, { n }) => sum + n, 0),
    };
  });
  const total = contacts.reduce((sum, { contact }) => sum + contact, 0);
  return roles.map(({ code }, i): CellEntry => {
    const { contact = 0, answered = 0 } = contacts[i] ?? {};
    const none = NONE(counted.length === 0 ? 'withheld' : 'no-base');
    return {
      at: { ...at, role: code },
      measures: {
        share: total === 0 ? none : contact / total,
        mean: answered === 0 ? none : contact / answered,
        'kinds-counted': counted.length,
      },
    };
  });
}

/** Share of answered ties without contact in the later window. */
export function composeDisengaged(answers: WaveAnswers, shown: readonly ProtectedCube[]): TableToProtect {
  const { facts } = answers;
  const lead = leadingRole(answers.roles);
  const groups = toGroupDimension(facts.kinds);
  const cells = groups.categories.map(({ code: group }): CellEntry => {
    const counts = listKindsOf(group, facts.kinds).map((kind) => countZeros(answers, lead, kind.code));
    const atZero = counts.reduce((sum, kind) => sum + kind.atZero, 0);
    const answered = counts.reduce((sum, kind) => sum + kind.answered, 0);
    const people = new Set(counts.flatMap((kind) => kind.people)).size;
    const at = { wave: facts.waveId, group };
    if (answered === 0) return { at, measures: { share: NONE('no-base'), n: 0 } };
    const share = mayShowShare(answers, group, shown, lead) ? atZero / answered : NONE('withheld');
    return { at, measures: { share, n: people } };
  });
  const cube = buildTable('governance-disengaged', facts, {
    method: 'group-averages',
    dimensions: [toWaveDimension(facts), groups],
    measures: [toMeasure('share', 'share', 'share 0-1', 2), COUNT_OF_ANSWERS('n')],
    cells,
    notes: [],
  });
  return {
    cube,
    basis: {
      n: { kind: 'count-of-persons' },
      share: { kind: 'mean', respondents: 'n', scale: { min: 0, max: 1 }, group: 'closed-list' },
    },
  };
}

function countZeros({ bases }: WaveAnswers, lead: RoleOfTable, kind: string) {
  const people = bases.get(lead.code)?.get(kind)?.later ?? [];
  const answers = people.map((one) => readFrequency(one, 'later', kind)).filter(isNumber);
  return { people, answered: answers.length, atZero: answers.filter((answer) => answer === 0).length };
}

/**
 * The ties at zero of kinds whose own count of zeros is not shown must be of at least two kinds, and neither nearly
 * none nor nearly all: otherwise the share gives away what the distribution withholds. The share over all kinds is
 * checked with the shares of the groups as its parts.
 */
function mayShowShare(
  answers: WaveAnswers,
  group: string,
  shown: readonly ProtectedCube[],
  lead: RoleOfTable,
): boolean {
  const { facts } = answers;
  const distribution = openTable(shown, 'governance-distribution');
  const isHidden = ({ code: actor }: AskedKind): boolean =>
    distribution === undefined ||
    readCell(distribution, { wave: facts.waveId, actor, window: 'later', frequency: '0' }, 'answers').kind !==
      'number';
  const leavesEnough = (kinds: readonly AskedKind[]): boolean => {
    const hidden = kinds.filter(isHidden).map(({ code }) => countZeros(answers, lead, code));
    if (hidden.length === 0) return true;
    const zeros = hidden.reduce((sum, { atZero }) => sum + atZero, 0);
    const ties = hidden.reduce((sum, { answered }) => sum + answered, 0);
    return hidden.length > 1 && zeros >= MINIMUM_GROUP && ties - zeros >= MINIMUM_GROUP;
  };
  if (group !== ALL_PRINTED) return leavesEnough(listKindsOf(group, facts.kinds));
  // What the groups do not show, all together show by subtraction: it needs to be enough as well.
  const groups = [...new Set(listKindsOf(ALL_PRINTED, facts.kinds).map((kind) => kind.group))];
  const unshown = groups.filter((one) => !mayShowShare(answers, one, shown, lead));
  return leavesEnough(unshown.flatMap((one) => listKindsOf(one, facts.kinds)));
}
