/**
 * Answers of a closed wave → the tables of source 003, part 3, each with what stands behind its numbers. Pure; the
 * tables that are computed from these (index, groups, who carries the contact) stand in `index-table.ts` and
 * `group-tables.ts`, because they depend on what the gate lets through here.
 *
 * Every table has the dimension `wave` with one code. Dimensions and measures of each: README.md.
 */
import type { CellEntry } from '@vicus/cube';
import type { Complement, TableToProtect } from '@vicus/disclosure';
import { computeNature } from '@vicus/statistics';
import { readFrequency, sumFrequencies } from './base-sets.ts';
import { composeDistribution } from './distribution-table.ts';
import type { WaveAnswers } from './wave-answers.ts';
import { WINDOWS, type Respondent, type RoleOfTable } from './governance.types.ts';
import {
  leadingRole,
  toActorDimension,
  toRoleDimension,
  toWaveDimension,
  toWindowDimension,
} from './table-axes.ts';
import {
  buildTable,
  COUNT_OF_ANSWERS,
  listMeanBases,
  listMeanMeasures,
  NONE,
  toMeanCells,
  toMeasure,
} from './table-cells.ts';
import { ROLE_TEXTS } from './table-texts.ts';
import { NOTE_TEXTS } from './table-titles.ts';

export const FREQUENCY_SCALE = { min: 0, max: 5, leastSpread: 0.5 } as const;
export const CHANGE_SCALE = { min: -5, max: 5, leastSpread: 0.5 } as const;
export const NATURE_SCALE = { min: -2, max: 2, leastSpread: 0.5 } as const;

/** All tables but those computed from others. Fewer than five answers: asked and answered only. */
export function composeBaseTables(answers: WaveAnswers): TableToProtect[] {
  const lead = leadingRole(answers.roles);
  return [
    composeResponse(answers),
    composeFrequency(answers),
    composeDistribution(answers, lead),
    composeChange(answers, lead),
    composeNature(answers, lead),
  ];
}

/** Asked and answered by role. Roles are self-reported in anonymous waves, so `asked` bounds nothing by role. */
export function composeResponse({ facts, respondents, roles }: WaveAnswers): TableToProtect {
  const isPolitical = ({ parent }: RoleOfTable): boolean => parent === 'elected-policymaker';
  const known = roles.filter((role) => !isPolitical(role));
  const hasTotal =
    known.every(({ code }) => code !== 'everyone') &&
    known.filter(({ parent }) => parent === undefined).length > 1;
  const { categories } = toRoleDimension(known);
  const total = hasTotal ? [{ code: 'everyone', label: ROLE_TEXTS.everyone }] : [];
  const under = categories.map((one) =>
    hasTotal && one.parent === undefined ? { ...one, parent: 'everyone' } : one,
  );
  const { asked } = facts;
  const all =
    asked['elected-policymaker'] + asked.official + asked['partner-organisation'] + facts.askedBesides;
  const cells = known.map((role) => ({
    at: { wave: facts.waveId, role: role.code },
    measures: {
      asked: role.asked ?? NONE('not-collected'),
      answered: respondents.filter(role.includes).length,
    },
  }));
  const sum = {
    at: { wave: facts.waveId, role: 'everyone' },
    measures: { asked: all, answered: respondents.length },
  };
  const cube = buildTable('governance-response', facts, {
    method: 'finite-population-interval',
    dimensions: [toWaveDimension(facts), { ...toRoleDimension(known), categories: [...total, ...under] }],
    measures: [COUNT_OF_ANSWERS('asked'), COUNT_OF_ANSWERS('answered')],
    cells: hasTotal ? [sum, ...cells] : cells,
    notes: [],
  });
  return { cube, basis: { asked: { kind: 'count-of-persons' }, answered: { kind: 'count-of-persons' } } };
}

function rootOf(role: RoleOfTable, roles: readonly RoleOfTable[]): string {
  const parent = roles.find(({ code }) => code === role.parent);
  return parent === undefined ? role.code : rootOf(parent, roles);
}

function composeFrequency({ facts, roles, bases }: WaveAnswers): TableToProtect {
  const cells = facts.kinds.flatMap(({ code: kind }) =>
    WINDOWS.flatMap((window) =>
      roles.map((role): CellEntry => {
        const base = bases.get(rootOf(role, roles))?.get(kind)?.[window] ?? [];
        const values = sumFrequencies(base.filter(role.includes), window, kind);
        return {
          at: { wave: facts.waveId, actor: kind, window, role: role.code },
          measures: toMeanCells(values, role.asked, FREQUENCY_SCALE),
        };
      }),
    ),
  );
  const cube = buildTable('governance-frequency', facts, {
    method: 'group-averages',
    dimensions: [
      toWaveDimension(facts),
      toActorDimension(facts.kinds),
      toWindowDimension(facts),
      toRoleDimension(roles),
    ],
    measures: listMeanMeasures('points on 0-5', 1),
    cells,
    notes: [NOTE_TEXTS.fullList, NOTE_TEXTS.sameRespondents, NOTE_TEXTS.labelOfThree, NOTE_TEXTS.headings],
  });
  return { cube, basis: listMeanBases(FREQUENCY_SCALE), overlapping: ['actor'] };
}

/** Within respondents: only those who gave a number for both windows. */
function composeChange({ facts, bases }: WaveAnswers, lead: RoleOfTable): TableToProtect {
  const cells = facts.kinds.map(({ code: kind }): CellEntry => {
    const base = bases.get(lead.code)?.get(kind);
    const values = (base?.both ?? []).map((one) => subtract(one, kind));
    const at = { wave: facts.waveId, actor: kind };
    const measures = toMeanCells(values, lead.asked, CHANGE_SCALE);
    if (base?.changeMayBeShown !== false) return { at, measures };
    return { at, measures: Object.fromEntries(Object.keys(measures).map((id) => [id, NONE('withheld')])) };
  });
  const cube = buildTable('governance-change', facts, {
    method: 'group-averages',
    dimensions: [toWaveDimension(facts), toActorDimension(facts.kinds)],
    measures: listMeanMeasures('points on -5 to 5', 1),
    cells,
    notes: [NOTE_TEXTS.fullList, NOTE_TEXTS.sameRespondents, NOTE_TEXTS.headings],
  });
  const complements = facts.kinds.flatMap(({ code: kind }) =>
    WINDOWS.map((window) => nestInWindow(facts.waveId, lead.code, kind, window)),
  );
  return { cube, basis: listMeanBases(CHANGE_SCALE), overlapping: ['actor'], complements };
}

/** Those who answered for both windows are among those who answered for one. */
function nestInWindow(wave: string, role: string, actor: string, window: string): Complement {
  return {
    part: { cube: 'governance-change', measure: 'mean', at: { wave, actor } },
    whole: { cube: 'governance-frequency', measure: 'mean', at: { wave, actor, window, role } },
  };
}

function subtract(respondent: Respondent, kind: string): number {
  return (
    Number(readFrequency(respondent, 'later', kind)) - Number(readFrequency(respondent, 'earlier', kind))
  );
}

/** A tie counts if there was contact in either window: the question is asked of these, about the contact as a whole. */
function composeNature({ facts, respondents }: WaveAnswers, lead: RoleOfTable): TableToProtect {
  const own = respondents.filter(lead.includes);
  const cells = facts.kinds.map(({ code: kind }): CellEntry => {
    const found = computeNature(
      own.map((one) => ({ frequency: readContact(one, kind), nature: one.nature.get(kind) ?? null })),
    );
    const values = found.distribution.flatMap((count, step) => Array.from({ length: count }, () => step - 2));
    const mean = toMeanCells(values, undefined, NATURE_SCALE);
    return {
      at: { wave: facts.waveId, actor: kind },
      measures: {
        mean: mean['mean'] ?? NONE('no-base'),
        n: found.n,
        'share-conflictual': found.conflictualShare ?? NONE('no-base'),
      },
    };
  });
  const cube = buildTable('governance-nature', facts, {
    method: 'nature-of-ties',
    dimensions: [toWaveDimension(facts), toActorDimension(facts.kinds)],
    measures: [
      toMeasure('mean', 'mean', 'points on -2 to 2', 1),
      COUNT_OF_ANSWERS('n'),
      toMeasure('share-conflictual', 'share', 'share 0-1', 2),
    ],
    cells,
    notes: [NOTE_TEXTS.headings],
  });
  return {
    cube,
    basis: {
      n: { kind: 'count-of-persons' },
      mean: { kind: 'mean', respondents: 'n', scale: NATURE_SCALE, group: 'closed-list' },
      'share-conflictual': { kind: 'share', denominator: 'n', group: 'closed-list' },
    },
    overlapping: ['actor'],
  };
}

/** The more frequent of the two windows; without a number in either, what was said of the later one. */
function readContact(respondent: Respondent, kind: string): ReturnType<typeof readFrequency> {
  const [earlier, later] = WINDOWS.map((window) => readFrequency(respondent, window, kind));
  if (typeof earlier === 'number' && typeof later === 'number') return earlier > later ? earlier : later;
  return typeof later === 'number' ? later : (earlier ?? later ?? null);
}
