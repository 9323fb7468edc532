/** Texts of files that are recognised as codes, in the words offices use. What is not in the list is asked. */
import type { IndicatorDefinition } from '@vicus/reference';
import { foldHeading } from '#server/spreadsheet/match-columns.ts';
import { parsePeriod } from './observation.rules.ts';
import { ALL, type TextKind } from './wizard.types.ts';

const TOTALS =
  'total insgesamt gesamt zusammen alle summe all both sum totale tutti todos ambossexos personeninsgesamt gesamtsumme gesamtbevolkerung bevolkerung population t _t';

const WORDS: Readonly<Partial<Record<TextKind, Readonly<Record<string, string>>>>> = {
  sex: {
    f: 'f w weiblich frauen frau frauenundmadchen madchen female females women womenandgirls woman mujeres mujer femenino donne femmine femminile',
    m: 'm mannlich manner mann mannerundjungen jungen male males men menandboys man hombres hombre masculino uomini maschi maschile',
    x: 'x d divers diverse other anderes anderesgeschlecht anothergender otros altro',
    unknown: 'unbekannt ohneangabe unknown notknown desconocido sconosciuto',
    [ALL]: TOTALS,
  },
  people: {
    newcomers:
      'newcomers zugezogene recienllegados nuoviarrivati auslander auslandische auslandischestaatsangehorige auslandischebevolkerung nichtdeutsche nichtdeutsch migranten migrantinnenundmigranten zugewanderte neuzugewanderte gefluchtete foreign foreigners foreignnationals foreigncitizens nonnationals migrants refugees extranjeros extranjera stranieri foreignborn mitmigrationshintergrund miteinwanderungsgeschichte',
    others:
      'others other ubrige andere alleanderen everybodyelse deutsche deutsch inlander einheimische natives nationals citizens nativeborn ohnemigrationshintergrund ohneeinwanderungsgeschichte espanoles espanola italiani',
    everyone: `everyone everybody ${TOTALS}`,
  },
  origin: {
    eu: 'eu eu27 euauslander eustaaten unionsburger ausdereu fromtheeu eucitizens',
    'non-eu':
      'noneu nichteu drittstaaten drittstaatsangehorige thirdcountries thirdcountrynationals fromoutsidetheeu',
    unknown: 'unbekannt ohneangabe unknown notknown',
    [ALL]: TOTALS,
  },
  status: {
    final: 'final a endgultig definitivo definitive',
    provisional: 'provisional p vorlaufig provvisorio',
    estimated: 'estimated e geschatzt schatzung estimado stimato',
    'not-collected': 'notcollected',
    'not-applicable': 'notapplicable',
    'no-base': 'nobase',
    'withheld-at-source': 'withheldatsource',
  },
};

const INDEX = new Map(
  Object.entries(WORDS).map(([kind, codes]) => [
    kind,
    new Map(
      Object.entries(codes).flatMap(([code, words]) => words.split(' ').map((word) => [word, code] as const)),
    ),
  ]),
);
const TOTAL_WORDS = new Set(TOTALS.split(' '));

export const isTotal = (text: string) => TOTAL_WORDS.has(foldHeading(text));

/** The code of a text; '' where nobody can know. `label`: what the file calls it besides. */
export function recogniseText(
  kind: TextKind,
  text: string,
  definitions: readonly IndicatorDefinition[],
  label = '',
): string {
  for (const written of [text, label]) {
    if (written === '') continue;
    const code = recogniseOne(kind, written, definitions);
    if (code !== '') return code;
  }
  return '';
}

function recogniseOne(kind: TextKind, text: string, definitions: readonly IndicatorDefinition[]): string {
  const folded = foldHeading(text);
  if (kind === 'indicator') return recogniseIndicator(text, definitions)?.id ?? '';
  if (kind === 'age' || kind === 'years-of-residence') return isTotal(text) ? ALL : parseBand(text);
  return INDEX.get(kind)?.get(folded) ?? '';
}

/** By id or by its whole name in any language; a part of a name is not enough. */
export function recogniseIndicator(
  text: string,
  definitions: readonly IndicatorDefinition[],
): IndicatorDefinition | undefined {
  const folded = foldHeading(text);
  if (folded === '') return undefined;
  return definitions.find(
    ({ id, name }) =>
      foldHeading(id) === folded || Object.values(name).some((one) => foldHeading(one) === folded),
  );
}

/** `18-29`, `18 bis unter 30`, `18–29 Jahre`, `unter 18`, `65+`, `65 und älter` as `18-29`, `u18`, `65plus`; '' for others. */
export function parseBand(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll(/jahren?|years?|old|años|anni|alter|age/g, ' ')
    .trim();
  const below = /^(?:unter|under|<|bis unter|menos de|meno di|u)\s*(\d{1,3})$/.exec(plain);
  if (below) return `u${Number(below[1])}`;
  const above =
    /^(?:ab|über|over|>=|≥)?\s*(\d{1,3})\s*(?:\+|plus|und älter|und mehr|and over|and older|and more|o más|e più|y más)?$/.exec(
      plain,
    );
  if (above && plain !== above[1])
    return /^(über|over)/.test(plain) ? `${Number(above[1]) + 1}plus` : `${Number(above[1])}plus`;
  const band = /^(?:von |from )?(\d{1,3})\s*(?:-|–|—|bis|to|a)\s*(unter|under)?\s*(\d{1,3})$/.exec(plain);
  if (band === null) return /unbekannt|unknown|ohne angabe/.test(plain) ? 'unknown' : '';
  const to = Number(band[3]) - (band[2] === undefined ? 0 : 1);
  return Number(band[1]) <= to ? `${Number(band[1])}-${to}` : '';
}

/** A period in a cell: also months as offices for statistics write them, and numbers that a workbook made of years. */
export function parsePeriodCell(text: string): string | null {
  const month = /^(\d{4})M(0[1-9]|1[0-2])$/i.exec(text);
  if (month) return `${month[1]}-${month[2]}`;
  const period = parsePeriod(text.replace(/^((19|20)\d{2})\.0$/, '$1'));
  return period !== null && /^(19|20|21)\d{2}/.test(period) ? period : null;
}

/** The one period that a heading names, such as `31.12.2023`, `Bestand 2023` or `2023 *`; null for none or several. */
export function findHeadingPeriod(heading: string): string | null {
  const whole = parsePeriodCell(heading);
  if (whole !== null) return whole;
  if (/\d{4}\s*[/–-]\s*\d{2,4}/.test(heading)) return null;
  const [only, ...more] = heading.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g) ?? [];
  return only === undefined || more.length > 0 ? null : only;
}
