/** People in a band of age, from `from` to `to` inclusive in completed years; null: and older. */
export interface AgeBand {
  readonly from: number;
  readonly to: number | null;
}

export interface AgeCount extends AgeBand {
  /** everybody */
  readonly residents: number;
  /** of these, those who arrived since the year chosen */
  readonly newcomers: number;
}

export interface ServiceThreshold {
  /** e.g. `primary-school`, `population`, `workforce` */
  readonly id: string;
  /** whose number decides */
  readonly ages: AgeBand;
  /** part of them that uses it or works, 0–1; 1 if left out */
  readonly useShare?: number;
  /** how many it takes to stay open; null where nothing closes and only the numbers are told */
  readonly needed: number | null;
}

/** What the two numbers take for granted; each has a sentence in the words of the page. */
export type ThresholdAssumption =
  /** without the newcomers nobody else would have come, and nobody else would have stayed or left */
  | 'others-unchanged'
  /** newcomers use it as often as everybody else */
  | 'same-use'
  /** ages are spread evenly within a band that is cut */
  | 'even-within-bands'
  /** nobody moves or dies until then */
  | 'nobody-moves-or-dies'
  /** children not yet born are not in the numbers */
  | 'births-not-counted';

export interface ThresholdProjection {
  readonly id: string;
  /** people who use it, may have a fraction where a band is cut */
  readonly withNewcomers: number;
  readonly withoutNewcomers: number;
  readonly needed: number | null;
  readonly outcome: 'open-only-with-newcomers' | 'open-either-way' | 'too-few-either-way' | null;
  readonly assumptions: readonly ThresholdAssumption[];
}

/**
 * What newcomers keep open: how many people count for a service today, or in some years when everybody is older, with and
 * without those who arrived, held against the number it takes. Arithmetic on counts; every assumption is named.
 *
 * @param ages counts by band of age that do not overlap, any order
 * @param thresholds services and the numbers they need
 * @param options `yearsAhead`, whole, 0 unless told: who will be of that age then, of those here now
 * @throws RangeError for bands that overlap or end before they begin, more newcomers than residents, and shares beyond 0–1
 * Source: arithmetic. Method page: docs/methods/thresholds.md
 * @example
 * projectThresholds([{ from: 6, to: 9, residents: 52, newcomers: 14 }], [{ id: 'primary-school', ages: { from: 6, to: 9 }, needed: 45 }])[0].outcome // => "open-only-with-newcomers"
 */
export function projectThresholds(
  ages: readonly AgeCount[],
  thresholds: readonly ServiceThreshold[],
  options: { readonly yearsAhead?: number } = {},
): ThresholdProjection[] {
  const { yearsAhead = 0 } = options;
  if (!(Number.isInteger(yearsAhead) && yearsAhead >= 0))
    throw new RangeError('Years ahead are whole, from 0');
  checkAges(ages);
  return thresholds.map((one) => projectOne(ages, one, yearsAhead));
}

function projectOne(
  ages: readonly AgeCount[],
  threshold: ServiceThreshold,
  yearsAhead: number,
): ThresholdProjection {
  const { id, ages: wanted, useShare = 1, needed } = threshold;
  checkBand(wanted);
  if (!(useShare >= 0 && useShare <= 1))
    throw new RangeError(`${id}: the share that uses it lies from 0 to 1`);
  if (needed !== null && !(needed >= 0)) throw new RangeError(`${id}: the number needed is from 0`);
  // who will be of the wanted age then is that much younger now
  const band = { from: wanted.from - yearsAhead, to: wanted.to === null ? null : wanted.to - yearsAhead };
  let residents = 0;
  let newcomers = 0;
  let isCut = false;
  for (const one of ages) {
    const part = computeOverlap(one, band);
    residents += part * one.residents;
    newcomers += part * one.newcomers;
    if (part > 0 && part < 1) isCut = true;
  }
  const withNewcomers = residents * useShare;
  const withoutNewcomers = (residents - newcomers) * useShare;
  const named: readonly (readonly [boolean, ThresholdAssumption])[] = [
    [true, 'others-unchanged'],
    [useShare < 1, 'same-use'],
    [isCut, 'even-within-bands'],
    [yearsAhead > 0, 'nobody-moves-or-dies'],
    [band.from < 0, 'births-not-counted'],
  ];
  return {
    id,
    withNewcomers,
    withoutNewcomers,
    needed,
    outcome: needed === null ? null : judgeNeed(withNewcomers, withoutNewcomers, needed),
    assumptions: named.filter(([holds]) => holds).map(([, assumption]) => assumption),
  };
}

function judgeNeed(withThem: number, without: number, needed: number): ThresholdProjection['outcome'] {
  if (without >= needed) return 'open-either-way';
  return withThem >= needed ? 'open-only-with-newcomers' : 'too-few-either-way';
}

/** The part of a band's years, 0–1, that lies in the wanted one; an open band lies in it whole or not at all. */
function computeOverlap(band: AgeBand, wanted: AgeBand): number {
  if (band.to === null) {
    if (wanted.to === null && wanted.from <= band.from) return 1;
    if (wanted.to !== null && wanted.to < band.from) return 0;
    throw new RangeError(`The open band from ${band.from} cannot be cut`);
  }
  const from = Math.max(band.from, wanted.from);
  const to = wanted.to === null ? band.to : Math.min(band.to, wanted.to);
  return Math.max(0, to - from + 1) / (band.to - band.from + 1);
}

function checkBand({ from, to }: AgeBand): void {
  if (!(Number.isInteger(from) && from >= 0 && (to === null || (Number.isInteger(to) && to >= from))))
    throw new RangeError(`Ages ${from} to ${to ?? 'older'} are no band`);
}

function checkAges(ages: readonly AgeCount[]): void {
  const sorted = ages.toSorted((a, b) => a.from - b.from);
  sorted.forEach((one, i) => {
    checkBand(one);
    const next = sorted[i + 1];
    if (next !== undefined && (one.to === null || one.to >= next.from))
      throw new RangeError(`Bands from ${one.from} and ${next.from} overlap`);
    if (!(one.newcomers >= 0 && one.newcomers <= one.residents && Number.isFinite(one.residents)))
      throw new RangeError(`Ages from ${one.from}: ${one.newcomers} newcomers of ${one.residents} residents`);
  });
}
