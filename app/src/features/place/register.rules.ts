/** How codes and names of the register are read: pure, the same for every file that brings places. */
import { foldPlaceName } from './gazetteer.rules.ts';
import type { RegisterLevel } from './register.types.ts';

/** Eurostat writes these two countries otherwise than ISO 3166-1. */
const ISO_OF_EUROSTAT: Readonly<Record<string, string>> = { EL: 'GR', UK: 'GB' };

/** `EL` → `GR`; other codes as they are. */
export function toIsoCountry(eurostatCode: string): string {
  return ISO_OF_EUROSTAT[eurostatCode] ?? eurostatCode;
}

/** NUTS codes tell their level by their length. */
export function readNutsLevel(code: string): RegisterLevel | null {
  if (!/^[A-Z]{2}[A-Z0-9]{0,3}$/.test(code)) return null;
  return (['country', 'nuts-1', 'nuts-2', 'nuts-3'] as const)[code.length - 2] ?? null;
}

/** The region and those it lies in, the country first: `ES300` → ES, ES3, ES30, ES300. */
export function listRegionCodes(code: string): string[] {
  return Array.from({ length: code.length - 1 }, (_, index) => code.slice(0, index + 2));
}

/** What stands behind the comma in registers that file names under their noun: `Balbases, Los`. */
const ARTICLES: ReadonlySet<string> = new Set(
  "el la los las l' les els lo o a os as es sa ses s' en na n' il gli i le de het den der die das".split(' '),
);

/**
 * Names as people type them: registers write `Balbases, Los`, `Ilanz/Glion` and `München, Landeshauptstadt`; a reader
 * writes `Los Balbases`, `Glion`, `München`. The name itself comes first.
 */
export function listNameForms(name: string): string[] {
  const sides = name.split('/').map((side) => side.trim());
  const forms = [name, ...sides].flatMap((side) => [side, turnComma(side)]);
  return [...new Set(forms.filter((form) => form !== ''))];
}

/** `Balbases, Los` → `Los Balbases`; `Bad Tölz, St` → `Bad Tölz`; a name without a comma as it is. */
function turnComma(name: string): string {
  const [noun = '', behind = ''] = name.split(/, (.*)/su);
  const article = behind.replaceAll('’', "'");
  if (!ARTICLES.has(article.toLowerCase())) return noun;
  return article.endsWith("'") ? `${article}${noun}` : `${article} ${noun}`;
}

/** Folded forms of every name, divided by bars: what stands in `search_name`. */
export function toSearchName(names: readonly string[]): string {
  return listFoldedForms(names).join('|');
}

export function listFoldedForms(names: readonly string[]): string[] {
  const folded = names.flatMap(listNameForms).map(foldPlaceName);
  return [...new Set(folded.filter((form) => form !== ''))];
}
