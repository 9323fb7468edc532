import { readText } from '@vicus/cube';
import type { Cube, Texts } from '@vicus/cube';
import { claimIds } from './identifiers.ts';
import { toSdmxPeriod } from './time-periods.ts';

/** A text as PX can hold it: one line, `"` as `'`, no spaces at its ends. Empty texts are a hyphen. */
export function cleanPx(text: string): string {
  const line = text
    .replaceAll('"', "'")
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
  return line === '' ? '-' : line;
}

/** A text in the languages of a file, one for each. */
export type PxTexts = readonly string[];

export interface PxValue {
  readonly code: string;
  /** unique in its variable in each language, because PX names values by their texts */
  readonly names: PxTexts;
}

export interface PxVariableNames {
  /** id in the cube; null: the measures */
  readonly cubeId: string | null;
  /** unique in the table in each language */
  readonly names: PxTexts;
  readonly values: readonly PxValue[];
  readonly kind: 'time' | 'place' | 'contents' | 'category';
  /** e.g. `A1`; null: PX has no word for these periods */
  readonly timeScale: string | null;
  /** periods as TIMEVAL writes them; empty without a scale */
  readonly periods: readonly string[];
}

/** Names of variables and values by the rules of PX: the dimensions in order, then the measures. `languages`: main one first. */
export function namePxVariables(cube: Cube, languages: readonly string[]): PxVariableNames[] {
  const labels: Texts[] = [
    ...cube.dimensions.map(({ label }) => label),
    { en: 'Measure', de: 'Kennzahl', es: 'Medida', it: 'Misura' },
  ];
  const named = nameAll(labels, languages);
  const dimensions = cube.dimensions.map(({ id, role, categories }, i): PxVariableNames => {
    const values = nameValues(categories, languages);
    const periods = role === 'time' ? toTimeValues(categories.map(({ code }) => code)) : null;
    const kind = role === 'category' ? 'category' : role;
    return {
      cubeId: id,
      names: named[i] ?? [],
      values,
      kind,
      timeScale: periods?.scale ?? null,
      periods: periods?.values ?? [],
    };
  });
  const measures = cube.measures.map(({ id, label }) => ({ code: id, label }));
  return [
    ...dimensions,
    {
      cubeId: null,
      names: named.at(-1) ?? [],
      values: nameValues(measures, languages),
      kind: 'contents',
      timeScale: null,
      periods: [],
    },
  ];
}

function nameValues(
  items: readonly { readonly code: string; readonly label: Texts }[],
  languages: readonly string[],
): PxValue[] {
  const codes = claimIds(
    items.map(({ code }) => code),
    cleanPx,
  );
  const names = nameAll(
    items.map(({ label }) => label),
    languages,
  );
  return items.map(({ code }, i) => ({ code: codes.get(code) ?? code, names: names[i] ?? [] }));
}

/** Texts of a list in each language; what comes twice in a language gets a number. */
function nameAll(list: readonly Texts[], languages: readonly string[]): string[][] {
  const byLanguage = languages.map((language) => {
    const used = new Set<string>();
    return list.map((texts) => {
      const wanted = cleanPx(readText(texts, language));
      let name = wanted;
      for (let n = 2; used.has(name); n += 1) name = `${wanted} (${n})`;
      used.add(name);
      return name;
    });
  });
  return list.map((_texts, i) => byLanguage.map((names) => names[i] ?? ''));
}

const SCALES: Readonly<Record<string, string>> = { P1Y: 'A1', P6M: 'H1', P3M: 'Q1', P1M: 'M1', P7D: 'W1' };

/** `2024-Q1` is `20241` in PX. null: not all codes are periods of one scale that PX knows. */
function toTimeValues(codes: readonly string[]): { scale: string; values: string[] } | null {
  const periods = codes.map(toSdmxPeriod);
  const formats = new Set(periods.map((period) => period?.format ?? ''));
  const scale = formats.size === 1 ? SCALES[[...formats][0] ?? ''] : undefined;
  if (scale === undefined || periods.some((period) => period?.id.includes('/') !== false)) return null;
  return { scale, values: periods.map((period) => (period?.id ?? '').replaceAll(/[-A-Z]/g, '')) };
}
