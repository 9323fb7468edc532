import type { SourceCode, SourceColumnRole } from './source-table.types.ts';

/** Names of the dimension of time in files of statistical offices, folded. */
const TIME_NAMES: ReadonlySet<string> = new Set(
  `time timeperiod timedimension year years period quarter month jahr jahre zeit zeitraum ano anos periodo trimestre mes anno anni tempo
   annee annees periode trimestre jaar perioden tid ar kvartal maned aika vuosi vuosineljannes rok lata leto aasta gads metai ev`.split(
    /\s+/,
  ),
);
/** Names of the dimension of places, folded. */
const PLACE_NAMES: ReadonlySet<string> = new Set(
  `geo geography region regions regione regioni regio regionen place places refarea area country state county municipality municipalities
   municipio municipios comune comuni commune communes gemeinde gemeinden gemeente gemeenten kommune kommuner kommun kunta kunnat
   provincia provincias province provincie alue reportingcountry territorio territory departement lau nuts`.split(
    /\s+/,
  ),
);

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** A year or a part of one, as offices write it: 2024, 2024-Q3, 2024M06, 2005TI, 2024-06-30, 2024-W05. */
const PERIOD = /^(19|20)\d\d($|[-_ ]?(Q|T|K|S|H|M|W)[-_ ]?[0-9IV]{1,3}$|-\d{2}(-\d{2})?$)/i;

/** What a dimension is, where the file does not say it: by its name, times also by their codes. */
export function guessRole(id: string, label: string, codes: readonly SourceCode[]): SourceColumnRole {
  const names = [fold(id), fold(label)];
  if (names.some((name) => TIME_NAMES.has(name))) return 'time';
  if (names.some((name) => PLACE_NAMES.has(name))) return 'place';
  const arePeriods = codes.length > 0 && codes.every(({ code }) => PERIOD.test(code));
  return arePeriods ? 'time' : 'dimension';
}

/** At most one time: the guess of a name goes before the guess of codes, and the first before later ones. */
export function keepOneTime(roles: readonly SourceColumnRole[]): SourceColumnRole[] {
  const first = roles.indexOf('time');
  return roles.map((role, at) => (role === 'time' && at !== first ? 'dimension' : role));
}
