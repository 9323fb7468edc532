import { attack } from './attack.ts';
import type { Attacked, CloseLook, Disclosure } from './attack.ts';
import { findCoverOfBygone, nameBygone } from './bygone.ts';
import { closePattern } from './closure.ts';
import type { Pattern, Withheld } from './closure.ts';
import { DisclosureProblem } from './disclosure.problems.ts';
import type { DisclosurePolicy, Solver, TableToProtect, WithholdingReason } from './disclosure.types.ts';
import { describeFigure, toReference } from './figures.ts';
import type { Figure, Model } from './figures.ts';
import type { EarlierFigures } from './ledger.ts';
import { MINIMUM_FIELDS, DEFAULT_POLICY } from './policy.ts';
import { findPrimary } from './primary.ts';
import { computeSumRoom } from './sums.ts';
import { withholdFigures } from './withhold.ts';

/** Enough for every policy between the default and twice its minimums on one kind of table. */
const MAX_LEVELS = 200;

export interface Search {
  readonly pattern: Pattern;
  readonly earlier: EarlierFigures;
  readonly policy: DisclosurePolicy;
  readonly solver?: Solver | undefined;
}

/** What earlier editions reveal by themselves: figures of this request, and names of cells whose code is gone. */
interface Lost {
  readonly figures: ReadonlySet<number>;
  readonly bygone: ReadonlySet<string>;
}

export interface Found {
  readonly withheld: Withheld;
  readonly primary: ReadonlySet<number>;
  readonly withheldAfterAttack: number;
  readonly alreadyRevealed: readonly number[];
}

/**
 * Finds what to withhold: closes the rules, attacks the result, withholds more until the attack finds nothing.
 * Errors: `cannot-be-protected`.
 */
export function searchPattern(search: Search): Found {
  const { pattern, policy } = search;
  const lost = findAlreadyRevealed(search);
  const extra: Withheld = new Map();
  // A lower minimum may have needed cells that the attack asked for; a raised one must not publish them again.
  for (const level of listLevels(policy, pattern.model)) {
    const start = findPrimary(pattern.model, level, search.earlier);
    repair(search, level, start, extra, lost);
  }
  const primary = findPrimary(pattern.model, policy, search.earlier);
  const { withheld } = repair(search, policy, primary, extra, lost);
  const restore = (index: number): boolean => primary.has(index) || isPrimaryReason(withheld.get(index));
  return {
    withheld,
    primary: new Set([...withheld.keys()].filter(restore)),
    withheldAfterAttack: extra.size,
    alreadyRevealed: [...lost.figures],
  };
}

/** A base withheld for being small takes its averages along: they are sensitive themselves. */
function isPrimaryReason(reason: WithholdingReason | undefined): boolean {
  return reason !== undefined && reason !== 'would-reveal-another' && reason !== 'too-few-left-over';
}

/** Attacks and withholds more, until clean; what was added besides the rules is written to `extra`. */
function repair(
  search: Search,
  policy: DisclosurePolicy,
  start: ReadonlyMap<number, WithholdingReason>,
  extra: Withheld,
  lost: Lost,
): { withheld: Withheld } {
  for (;;) {
    const withheld = closePattern(search.pattern, policy, new Map([...start, ...extra]));
    const close = prepareCloseLook(search, policy, withheld);
    const look = (despiteFound: boolean) => {
      const asked = { ...prepareAttack(search, policy, withheld), close: { ...close, despiteFound } };
      const { disclosures } = attack(asked);
      return { found: disclosures.length, ...listOpen(search, withheld, disclosures, lost) };
    };
    const first = look(false);
    // What earlier editions show is found every time; what they do not show still needs the closer look.
    const isCloser = first.open.length + first.covers.length === 0 && first.found > 0;
    const { open, covers } = isCloser ? look(true) : first;
    if (open.length + covers.length === 0) return { withheld };
    for (const { index } of covers) extra.set(index, 'earlier-publication');
    for (const index of open) {
      const cover = findCover(search.pattern, withheld, index);
      if (cover === undefined) {
        const figure = search.pattern.model.figures[index];
        const where = figure === undefined ? '' : describeFigure(search.pattern.model, figure);
        throw new DisclosureProblem(
          'cannot-be-protected',
          where,
          'it can be computed whatever else is withheld; merge categories or leave the breakdown out',
        );
      }
      extra.set(cover, 'would-reveal-another');
    }
  }
}

/** What was found and is not told by earlier editions anyway; and what would cover cells whose code is gone. */
function listOpen(
  search: Search,
  withheld: Withheld,
  disclosures: readonly Disclosure[],
  lost: Lost,
): { open: number[]; covers: Figure[] } {
  const open = disclosures.flatMap((one) => {
    const index = findDisclosed(search.pattern.model, one);
    return index === undefined || lost.figures.has(index) ? [] : [index];
  });
  return { open, covers: coverBygone(search, withheld, disclosures, lost) };
}

/** The shown figure of fewest persons that is nearest to a disclosed one in the net of sums. */
function findCover(pattern: Pattern, withheld: Withheld, disclosed: number): number | undefined {
  const { figures } = pattern.model;
  const seen = new Set([disclosed]);
  let front = [disclosed];
  while (front.length > 0) {
    const near = front.flatMap((index) =>
      (pattern.relationsOf.get(index) ?? []).flatMap(({ whole, parts }) => [...parts, whole]),
    );
    const fresh = [...new Set(near)].filter((index) => !seen.has(index));
    const usable = [...fresh, ...(seen.size === 1 ? [disclosed] : [])].flatMap((index) => {
      const figure = figures[index];
      return figure !== undefined && mayCover(pattern, withheld, figure) ? [figure] : [];
    });
    usable.sort((a, b) => (a.persons ?? 0) - (b.persons ?? 0) || a.index - b.index);
    if (usable[0] !== undefined) return usable[0].index;
    for (const index of fresh) seen.add(index);
    front = fresh;
  }
  return undefined;
}

function mayCover(pattern: Pattern, withheld: Withheld, figure: Figure): boolean {
  const isFree = figure.state === 'number' && !withheld.has(figure.index) && !pattern.known.has(figure.index);
  return isFree && (figure.persons ?? 0) > 0;
}

/** What earlier editions reveal although everything of this request is withheld. */
function findAlreadyRevealed(search: Search): Lost {
  const { policy } = search;
  const { model } = search.pattern;
  if (!search.earlier.editions.some(({ cube }) => model.tables.some((table) => table.cube.id === cube.id))) {
    return { figures: new Set(), bygone: new Set() };
  }
  // A withheld count is read as 1 or more where zeros are shown: those that are 0 stay.
  const isZero = ({ kind, value }: Figure) => kind === 'count' && value === 0 && policy.zeros === 'published';
  const all: Withheld = new Map(
    model.figures.flatMap((one) => (isZero(one) ? [] : [[one.index, 'earlier-publication'] as const])),
  );
  const { disclosures } = attack(prepareAttack(search, policy, all));
  return {
    figures: new Set(disclosures.flatMap((one) => findDisclosed(model, one) ?? [])),
    bygone: new Set(
      disclosures.flatMap((one) => (findDisclosed(model, one) === undefined ? [nameBygone(one)] : [])),
    ),
  };
}

/** Figures to withhold because they would tell cells of earlier editions whose code today's tables lack. */
function coverBygone(
  { pattern: { model }, earlier }: Search,
  withheld: Withheld,
  disclosures: readonly Disclosure[],
  { bygone }: Lost,
): Figure[] {
  const open = disclosures.find(
    (one) => findDisclosed(model, one) === undefined && !bygone.has(nameBygone(one)),
  );
  return open === undefined ? [] : [findCoverOfBygone(model, earlier, withheld, open) ?? []].flat();
}

/** How much larger than it is a withheld count must be able to be. */
const ROOM = 2;

/** Small counts that are withheld, and among them those of one person. */
function prepareCloseLook(search: Search, policy: DisclosurePolicy, withheld: Withheld): CloseLook {
  const { model, known } = search.pattern;
  const counts = model.figures.filter(
    ({ index, kind, state }) =>
      kind === 'count' && state === 'number' && withheld.has(index) && !known.has(index),
  );
  const small = counts.filter(
    ({ value }) => value < policy.minimumCount && (value > 0 || policy.zeros === 'protected'),
  );
  return {
    insiders: counts.filter(({ value }) => value === 1).map((figure) => toReference(model, figure)),
    targets: [
      ...small.map((figure) => ({ ...toReference(model, figure), least: figure.value + ROOM })),
      ...listSumTargets(search, policy, withheld),
    ],
    ...(search.solver === undefined ? {} : { solver: search.solver }),
  };
}

/** Sums that few dominate must be able to be so much larger that the largest amount stays uncertain. */
function listSumTargets(
  { pattern }: Search,
  policy: DisclosurePolicy,
  withheld: Withheld,
): CloseLook['targets'] {
  const { model, known } = pattern;
  return model.figures.flatMap((figure) => {
    if (!withheld.has(figure.index) || known.has(figure.index)) return [];
    const room = computeSumRoom(model, figure, policy);
    return room > 0 ? [{ ...toReference(model, figure), least: figure.value + room }] : [];
  });
}

/** The tables as they would be published, for the attack. */
export function prepareAttack(search: Search, policy: DisclosurePolicy, withheld: Withheld): Attacked {
  const { model } = search.pattern;
  const tables = model.tables.map(({ table }, index): TableToProtect => ({
    ...table,
    cube: withholdFigures(model, index, withheld),
  }));
  return { tables, earlier: search.earlier.editions, policy };
}

/** The figure that the attack names by cube, measure and (for a repeated base: some of its) coordinates. */
function findDisclosed(model: Model, { cube, measure, at }: Disclosure): number | undefined {
  const table = model.tables.find((one) => one.cube.id === cube);
  const first = table?.first.get(measure);
  if (table === undefined || first === undefined) return undefined;
  let position = 0;
  for (const { id, categories } of table.cube.dimensions) {
    const named = at[id];
    const code = named === undefined ? 0 : categories.findIndex((category) => category.code === named);
    if (code === -1) return undefined;
    position = position * categories.length + code;
  }
  return first + position;
}

/** Policies from the default up to this one, this one not included; none for the default itself. */
function listLevels(policy: DisclosurePolicy, model: Model): DisclosurePolicy[] {
  const used = new Set(model.figures.map(({ field }) => field));
  let levels: DisclosurePolicy[] = [policy];
  for (const field of MINIMUM_FIELDS) {
    if (!used.has(field)) continue;
    const values: number[] = [];
    for (let value = DEFAULT_POLICY[field]; value <= policy[field]; value++) values.push(value);
    if (levels.length * values.length > MAX_LEVELS) continue;
    levels = levels.flatMap((level) => values.map((value) => ({ ...level, [field]: value })));
  }
  return levels.filter((level) => MINIMUM_FIELDS.some((field) => level[field] !== policy[field]));
}
