/** Names of groups of places in the languages of public pages. Conditions are said in plain words, never by a name of a type. */
import type { Texts } from '@vicus/cube';
import { SIZE_CLASSES } from '@vicus/reference';
import { formatCountry } from '#ui/country-name.ts';

const LANGUAGES = ['en', 'de', 'es', 'it'] as const;

function toPublic(label: Texts): Texts {
  const { en, de = en, es = en, it = en } = label as Texts & Partial<Record<'de' | 'es' | 'it', string>>;
  return { en, de, es, it };
}

const CLASS_TEXTS: Readonly<Record<string, Texts>> = {
  all: {
    en: 'All places that share',
    de: 'Alle Orte, die teilen',
    es: 'Todos los municipios que comparten',
    it: 'Tutti i comuni che condividono',
  },
  ...Object.fromEntries(SIZE_CLASSES.map(({ code, label }) => [`size-${code}`, toPublic(label)])),
  'urbanisation-1': {
    en: 'Cities (degree of urbanisation 1)',
    de: 'Städte (Verstädterungsgrad 1)',
    es: 'Ciudades (grado de urbanización 1)',
    it: 'Città (grado di urbanizzazione 1)',
  },
  'urbanisation-2': {
    en: 'Towns and suburbs (degree of urbanisation 2)',
    de: 'Kleinere Städte und Vororte (Verstädterungsgrad 2)',
    es: 'Ciudades intermedias y suburbios (grado de urbanización 2)',
    it: 'Piccole città e sobborghi (grado di urbanizzazione 2)',
  },
  'urbanisation-3': {
    en: 'Rural areas (degree of urbanisation 3)',
    de: 'Ländliche Gebiete (Verstädterungsgrad 3)',
    es: 'Zonas rurales (grado de urbanización 3)',
    it: 'Zone rurali (grado di urbanizzazione 3)',
  },
  'structure-favourable': {
    en: 'Economic and demographic conditions better than usual for their size',
    de: 'Wirtschaftliche und demografische Bedingungen besser als für ihre Größe üblich',
    es: 'Condiciones económicas y demográficas mejores de lo habitual para su tamaño',
    it: 'Condizioni economiche e demografiche migliori del consueto per la loro dimensione',
  },
  'structure-unfavourable': {
    en: 'Economic and demographic conditions worse than usual for their size',
    de: 'Wirtschaftliche und demografische Bedingungen schlechter als für ihre Größe üblich',
    es: 'Condiciones económicas y demográficas peores de lo habitual para su tamaño',
    it: 'Condizioni economiche e demografiche peggiori del consueto per la loro dimensione',
  },
  'diversity-high': {
    en: 'More experience with cultural diversity than usual for their size',
    de: 'Mehr Erfahrung mit kultureller Vielfalt als für ihre Größe üblich',
    es: 'Más experiencia con la diversidad cultural de lo habitual para su tamaño',
    it: 'Più esperienza con la diversità culturale del consueto per la loro dimensione',
  },
  'diversity-low': {
    en: 'Less experience with cultural diversity than usual for their size',
    de: 'Weniger Erfahrung mit kultureller Vielfalt als für ihre Größe üblich',
    es: 'Menos experiencia con la diversidad cultural de lo habitual para su tamaño',
    it: 'Meno esperienza con la diversità culturale del consueto per la loro dimensione',
  },
  'orientation-progressive': {
    en: 'Progressive local government',
    de: 'Progressive Gemeindeführung',
    es: 'Gobierno local progresista',
    it: 'Governo locale progressista',
  },
  'orientation-conservative': {
    en: 'Conservative local government',
    de: 'Konservative Gemeindeführung',
    es: 'Gobierno local conservador',
    it: 'Governo locale conservatore',
  },
  'orientation-mixed': {
    en: 'Mixed or other local government',
    de: 'Gemischte oder andere Gemeindeführung',
    es: 'Gobierno local mixto u otro',
    it: 'Governo locale misto o altro',
  },
};

/** `code`: `all` or `<grouping>-<class>`, as in `PlaceGroup`. The code itself where it has no name. */
export function describeClass(code: string): Texts {
  const own = CLASS_TEXTS[code];
  if (own !== undefined) return own;
  const [, grouping = '', parts = ''] = /^(country|type|size-orientation|size-type)-(.+)$/.exec(code) ?? [];
  if (grouping === 'country') return describeCountry(parts);
  const [first = '', ...rest] = parts.split('-');
  if (grouping === 'type') return join(`structure-${first}`, `diversity-${rest.join('-')}`);
  if (grouping === 'size-orientation') return join(`size-${first}`, `orientation-${rest.join('-')}`);
  if (grouping === 'size-type') return join(`size-${first}`, `type-${rest.join('-')}`);
  return { en: code };
}

function describeCountry(code: string): Texts {
  const [en, de, es, it] = LANGUAGES.map((language) => formatCountry(code, language));
  return { en: en ?? code, de: de ?? code, es: es ?? code, it: it ?? code };
}

function join(left: string, right: string): Texts {
  const parts = [left, right].map((code) => describeClass(code) as Readonly<Record<string, string>>);
  const texts = LANGUAGES.map((language) => [language, parts.map((one) => one[language]).join('; ')]);
  return Object.fromEntries(texts) as Texts;
}
