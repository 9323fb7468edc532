/** A file of a statistical office: every value of every place, one row each, by indicator, year and place. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { INDICATORS as CATALOGUE } from '../../packages/reference/src/index.ts';

export const COUNTRY = 'PT';

/** Code of a town in the register. */
const toCode = (at: number): string => `${COUNTRY}_${String(at).padStart(6, '0')}`;

const YEARS = Array.from({ length: 10 }, (_, at) => 2015 + at);
const WANTED = 25;
const PLACES_A_WRITE = 2_000;

/** The first 25 shares of the catalogue, each in its newest version. */
export const INDICATORS: readonly string[] = [
  ...new Set(CATALOGUE.filter(({ kind }) => kind === 'share').map(({ id }) => id)),
].slice(0, WANTED);
if (INDICATORS.length < WANTED) throw new Error(`the catalogue has ${INDICATORS.length} shares only`);

export const VALUES_A_PLACE = INDICATORS.length * YEARS.length;

/** Counts drift by small steps: towns of 40 to 2,000 people who are counted. No two runs differ. */
function drawRow(indicator: number, year: number, place: number): string {
  const whole = 40 + ((place * 7919) % 1960);
  const share = 0.2 + ((place * 31 + indicator * 17) % 50) / 100 + ((year * 13 + place) % 11) / 100;
  return `${Math.min(whole, Math.round(whole * share))},${whole}`;
}

/** Places numbered `from` to `to`, both included. */
export async function writeStatistics(path: string, from: number, to: number): Promise<void> {
  const out = createWriteStream(path);
  out.write('place,indicator,people,period,numerator,denominator\n');
  const columns = INDICATORS.flatMap((_, indicator) => YEARS.map((year) => ({ indicator, year })));
  for (const column of columns) {
    for (let begin = from; begin <= to; begin += PLACES_A_WRITE) {
      const lines = renderLines(column, begin, Math.min(to, begin + PLACES_A_WRITE - 1));
      if (!out.write(lines)) await once(out, 'drain');
    }
  }
  out.end();
  await finished(out);
}

interface Column {
  readonly indicator: number;
  readonly year: number;
}

function renderLines({ indicator, year }: Column, from: number, to: number): string {
  let lines = '';
  for (let place = from; place <= to; place += 1)
    lines += `${toCode(place)},${INDICATORS[indicator]},newcomers,${year},${drawRow(indicator, year, place)}\n`;
  return lines;
}
