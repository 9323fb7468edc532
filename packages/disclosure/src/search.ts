import { attack, readNumbers } from './attack.ts';
import type { Attacked, CloseLook, Disclosure } from './attack.ts';
import { findCoverOfBygone, nameBygone } from './bygone.ts';
import { closePattern } from './closure.ts';
import type { Pattern, Withheld } from './closure.ts';
import { findDisclosed, listCovers, openPrices } from './covers.ts';
import { DisclosureProblem } from './disclosure.problems.ts';
import type { DisclosurePolicy, Solver, TableToProtect, WithholdingReason } from './disclosure.types.ts';
import { describeFigure, toReference } from './figures.ts';
import type { Known } from './attack-known.types.ts';
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
  // Only programs need a table to begin from.
  const all = search.solver && prepareAttack(search, policy, new Map());
  const known = { example: all === undefined ? [] : readNumbers(all), changes: [] };
  // A lower minimum may have needed cells that the attack asked for; a raised one must not publish them again.
  for (const level of listLevels(policy, pattern.model)) {
    const start = findPrimary(pattern.model, level, search.earlier);
    repair(search, level, start, extra, { ...lost, known });
  }
  const primary = findPrimary(pattern.model, policy, search.earlier);
  const { withheld } = repair(search, policy, primary, extra, { ...lost, known });
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

/** So often a figure that stays open gets one more to cover it. */
const PATIENCE = 6;

/** Attacks and withholds more, until clean; what was added besides the rules is written to `extra`. */
function repair(
  search: Search,
  policy: DisclosurePolicy,
  start: ReadonlyMap<number, WithholdingReason>,
  extra: Withheld,
  lost: Lost & { readonly known: Known },
): { withheld: Withheld } {
  const times = new Map<number, number>();
  for (;;) {
    const withheld = closePattern(search.pattern, policy, new Map([...start, ...extra]));
    const close = {
      ...prepareCloseLook(search, policy, withheld),
      known: lost.known,
      priceOf: openPrices(search.pattern, withheld),
    };
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
    const besides = open.flatMap((one) => coverOpen(search.pattern, withheld, one, times));
    for (const index of besides) extra.set(index, 'would-reveal-another');
  }
}

/** A figure that can be told, and shown ones that the attack found to hold it. */
interface Open {
  readonly index: number;
  readonly besides: readonly number[];
}

/** What to withhold so that a figure can be told no more; one that stays open again and again gets ever more. */
function coverOpen(
  pattern: Pattern,
  withheld: Withheld,
  { index, besides }: Open,
  times: Map<number, number>,
): readonly number[] {
  if (besides.length > 0) return besides;
  const time = (times.get(index) ?? 0) + 1;
  times.set(index, time);
  const covers = listCovers(pattern, withheld, index, 2 ** Math.max(0, time - PATIENCE));
  if (covers.length > 0) return covers;
  const figure = pattern.model.figures[index];
  throw new DisclosureProblem(
    'cannot-be-protected',
    figure === undefined ? '' : describeFigure(pattern.model, figure),
    'it can be computed whatever else is withheld; merge categories or leave the breakdown out',
  );
}

/** What was found and is not told by earlier editions anyway; and what would cover cells whose code is gone. */
function listOpen(
  search: Search,
  withheld: Withheld,
  disclosures: readonly Disclosure[],
  lost: Lost,
): { open: Open[]; covers: Figure[] } {
  const { model } = search.pattern;
  const open = disclosures.flatMap((one) => {
    const index = findDisclosed(model, one);
    const besides = (one.covers ?? []).flatMap((cover) => findDisclosed(model, cover) ?? []);
    return index === undefined || lost.figures.has(index) ? [] : [{ index, besides }];
  });
  return { open, covers: coverBygone(search, withheld, disclosures, lost) };
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
