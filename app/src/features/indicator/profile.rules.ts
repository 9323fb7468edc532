/** A place at a glance: under each of the fourteen headings what is known, where newcomers and others differ, what changed. */
import { AREAS_OF_LIFE, type IndicatorDefinition } from '@vicus/reference';
import type { Texts } from '@vicus/cube';
import { buildProfile, type ProfiledIndicator } from '@vicus/statistics';
import type { GapReading, IndicatorReading } from './reading.rules.ts';

export interface ProfiledName {
  readonly id: string;
  readonly name: IndicatorDefinition['name'];
}

/** A gap with the people on both sides of it; null where only the share is known. */
export interface ProfiledGap extends ProfiledName {
  readonly gap: GapReading;
  readonly newcomers: number | null;
  readonly others: number | null;
}

/** Against the baseline; with too few of a heading known, nothing is summed up. */
export type ProfiledChange =
  | {
      readonly kind: 'line';
      readonly better: readonly ProfiledName[];
      readonly worse: readonly ProfiledName[];
      readonly differs: readonly ProfiledName[];
      readonly cannotBeTold: readonly ProfiledName[];
      readonly missing: readonly ProfiledName[];
    }
  | {
      readonly kind: 'too-few-values';
      readonly known: readonly ProfiledName[];
      readonly missing: readonly ProfiledName[];
    };

export interface HeadingProfile {
  readonly code: string;
  readonly label: Texts;
  readonly isWayOfWorking: boolean;
  readonly known: readonly ProfiledName[];
  /** there is a number, and it is not shown */
  readonly withheld: readonly ProfiledName[];
  readonly notApplicable: readonly ProfiledName[];
  readonly missing: readonly ProfiledName[];
  /** as a share of newcomers lies to that of everybody else */
  readonly gaps: {
    readonly below: readonly ProfiledGap[];
    readonly above: readonly ProfiledGap[];
    readonly cannotBeTold: readonly ProfiledGap[];
    /** known shares of newcomers that nothing can be held against */
    readonly missing: readonly ProfiledName[];
  };
  /** null: nothing under this heading could change */
  readonly change: ProfiledChange | null;
}

type Standing = 'known' | 'withheld' | 'notApplicable' | 'missing';

/** Every heading, whether the place follows something there or not. */
export function composeProfile(readings: readonly IndicatorReading[]): HeadingProfile[] {
  const changes = readChanges(readings);
  return AREAS_OF_LIFE.map(({ code, heading, label }) => {
    const own = readings.filter(({ definition }) => definition.heading === code);
    const listOf = (standing: Standing) => own.filter((one) => readStanding(one) === standing).map(toName);
    return {
      code,
      label,
      isWayOfWorking: heading === 'way-of-working',
      known: listOf('known'),
      withheld: listOf('withheld'),
      notApplicable: listOf('notApplicable'),
      missing: listOf('missing'),
      gaps: readGaps(own),
      change: changes.get(code) ?? null,
    };
  });
}

const toName = ({ definition: { id, name } }: IndicatorReading): ProfiledName => ({ id, name });

function readStanding({ definition, latest, isKnownInParts, computedFrom, gap }: IndicatorReading): Standing {
  if (computedFrom !== null) return gap === null && definition.kind === 'gap' ? 'missing' : 'known';
  if (isKnownInParts || latest.some(({ cell }) => cell.kind === 'number')) return 'known';
  const reasons = latest.flatMap(({ cell }) => (cell.kind === 'none' ? [cell.reason] : []));
  if (reasons.some((reason) => reason === 'withheld' || reason === 'withheld-at-source')) return 'withheld';
  return reasons.includes('not-applicable') ? 'notApplicable' : 'missing';
}

/** A gap that is computed from a share stands there, once. */
function readGaps(own: readonly IndicatorReading[]): HeadingProfile['gaps'] {
  const shares = own.filter(
    (one) =>
      one.definition.kind === 'share' &&
      one.definition.describes === 'newcomers' &&
      readStanding(one) === 'known',
  );
  const found = own.flatMap((reading): ProfiledGap[] =>
    reading.gap === null || reading.computedFrom !== null ? [] : [toGap(reading, reading.gap)],
  );
  // A gap is everybody else minus newcomers, so newcomers lie on the other side.
  const listOf = (verdict: GapReading['verdict']) => found.filter(({ gap }) => gap.verdict === verdict);
  return {
    below: listOf('above'),
    above: listOf('below'),
    cannotBeTold: listOf('cannot-be-told'),
    missing: shares.filter(({ gap }) => gap === null).map(toName),
  };
}

function toGap(reading: IndicatorReading, gap: GapReading): ProfiledGap {
  const read = (people: 'newcomers' | 'others') =>
    reading.points.find((one) => one.people === people && one.period === gap.period)?.denominator ?? null;
  return { ...toName(reading), gap, newcomers: read('newcomers'), others: read('others') };
}

/** By heading; what is computed from another indicator, or does not apply here, is left out. */
function readChanges(readings: readonly IndicatorReading[]): Map<string, ProfiledChange> {
  const able = readings.filter((one) => one.computedFrom === null && readStanding(one) !== 'notApplicable');
  const names = new Map(able.map((one) => [one.definition.id, toName(one)]));
  const find = (ids: readonly string[]) => ids.flatMap((id) => names.get(id) ?? []);
  const profiled = able.map(({ definition, change }): ProfiledIndicator => ({
    id: definition.id,
    heading: definition.heading,
    polarity: definition.polarity,
    position: change?.verdict ?? null,
  }));
  return new Map(
    buildProfile(profiled).map((line): [string, ProfiledChange] => [
      line.heading,
      line.kind === 'too-few-values'
        ? { kind: line.kind, known: find(line.known), missing: find(line.missing) }
        : {
            kind: line.kind,
            better: find(line.better),
            worse: find(line.worse),
            differs: find(line.differs),
            cannotBeTold: find(line.cannotBeTold),
            missing: find(line.missing),
          },
    ]),
  );
}
