import type { DisclosurePolicy, WithholdingReason } from './disclosure.types.ts';
import type { Model } from './figures.ts';
import type { Link } from './links.ts';
import type { Relation } from './relations.ts';

/** All that is needed to grow a set of withheld figures until nothing can be computed by subtraction. */
export interface Pattern {
  readonly model: Model;
  readonly relations: readonly Relation[];
  /** relations by figure */
  readonly relationsOf: ReadonlyMap<number, readonly Relation[]>;
  /** figures that cannot be shown where another is withheld, by that other */
  readonly links: ReadonlyMap<number, readonly Link[]>;
  /** already public: withholding them would hide nothing */
  readonly known: ReadonlySet<number>;
}

/** figure number → why it is withheld; the first reason stays. */
export type Withheld = Map<number, WithholdingReason>;

/**
 * Grows `start` to the smallest set closed under the rules. Every rule reads only which single figure is withheld
 * and adds a fixed set for it, so the result does not depend on the order of work, and a larger start or a higher
 * minimum never gives a smaller result (a least fixed point of a monotone map).
 */
export function closePattern(
  pattern: Pattern,
  policy: DisclosurePolicy,
  start: ReadonlyMap<number, WithholdingReason>,
): Withheld {
  const withheld: Withheld = new Map();
  const queue: number[] = [];
  const withhold = (index: number, reason: WithholdingReason): void => {
    if (withheld.has(index) || pattern.model.figures[index]?.state !== 'number') return;
    withheld.set(index, reason);
    queue.push(index);
  };
  for (const [index, reason] of start) withhold(index, reason);
  for (const relation of pattern.relations) {
    for (const index of listForRest(relation, policy, pattern)) withhold(index, 'too-few-left-over');
    for (const index of listForSource(relation, pattern)) withhold(index, 'would-reveal-another');
  }
  const follow = (index: number): void => {
    for (const { figure, reason } of pattern.links.get(index) ?? []) withhold(figure, reason);
  };
  for (const { index, state } of pattern.model.figures) if (state === 'hidden') follow(index);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    follow(next);
    if (pattern.known.has(next)) continue;
    for (const relation of pattern.relationsOf.get(next) ?? []) {
      const needed =
        relation.whole === next
          ? listForWhole(relation, pattern)
          : listForPart(relation, next, policy, pattern);
      for (const index of needed) withhold(index, 'would-reveal-another');
    }
  }
  return withheld;
}

/** Persons that no shown part covers must be none or enough, before anything of this request is withheld. */
function listForRest(relation: Relation, policy: DisclosurePolicy, pattern: Pattern): number[] {
  const { rest, hiddenParts } = relation;
  if (rest === undefined || (rest === 0 && hiddenParts === 0) || isWithheldBefore(relation, pattern))
    return [];
  const unknowns = hiddenParts + (relation.restIs === 'no-term' ? 0 : 1);
  return fill(relation, policy, pattern, {
    persons: rest,
    unknowns: hiddenParts === 0 ? Infinity : unknowns,
    withheld: hiddenParts,
  });
}

/** A withheld part: with those of fewest persons it must stand for enough persons, and not alone. */
function listForPart(relation: Relation, part: number, policy: DisclosurePolicy, pattern: Pattern): number[] {
  const { rest, restIs, hiddenParts } = relation;
  const left = rest ?? 0;
  const isTerm = restIs === 'term' || (restIs === 'term-if-any' && left > 0);
  const persons = left + (pattern.model.figures[part]?.persons ?? 0);
  const unknowns = hiddenParts + 1 + (isTerm ? 1 : 0);
  return fill(relation, policy, pattern, { persons, unknowns, withheld: hiddenParts + 1 }, part);
}

/** A withheld whole: with all parts shown it is their sum. */
function listForWhole(relation: Relation, pattern: Pattern): number[] {
  const { rest, restIs, hiddenParts, candidates } = relation;
  if (hiddenParts > 0 || restIs === 'term' || (restIs === 'term-if-any' && (rest ?? 0) > 0)) return [];
  const first = candidates.find((index) => !pattern.known.has(index));
  return first === undefined ? [] : [first];
}

/** A whole that its source withheld, with all its parts delivered, is still to be kept. */
function listForSource(relation: Relation, pattern: Pattern): number[] {
  const isOpen = relation.restIs === 'no-term' && isWithheldBefore(relation, pattern);
  return isOpen ? listForWhole(relation, pattern) : [];
}

function isWithheldBefore(relation: Relation, pattern: Pattern): boolean {
  return pattern.model.figures[relation.whole]?.state === 'hidden';
}

interface Hidden {
  persons: number;
  unknowns: number;
  withheld: number;
}

/** Adds parts, fewest persons first, until what is hidden is enough; then, if all parts are not, the whole. */
function fill(
  relation: Relation,
  policy: DisclosurePolicy,
  pattern: Pattern,
  from: Hidden,
  part?: number,
): number[] {
  const hidden = { ...from };
  const minimum = relation.splitsPersons ? policy[relation.field] : 0;
  const isEnough = (): boolean =>
    hidden.unknowns >= 2 &&
    hidden.persons >= minimum &&
    !(relation.fromOne && relation.splitsPersons && hidden.withheld > 0 && hidden.persons <= hidden.withheld);
  const isPartAtEnd = part !== undefined && relation.atEnd.has(part);
  const added: number[] = [];
  for (const index of relation.candidates) {
    if (isEnough()) return added;
    if (index === part || pattern.known.has(index) || (isPartAtEnd && relation.atEnd.has(index))) continue;
    added.push(index);
    hidden.persons += pattern.model.figures[index]?.persons ?? 0;
    hidden.unknowns += 1;
    hidden.withheld += 1;
  }
  if (!isEnough() && !pattern.known.has(relation.whole)) added.push(relation.whole);
  return added;
}
