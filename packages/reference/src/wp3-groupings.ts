import type { Texts } from './provenance.ts';
import type { Wp3PolicyCategory, Wp3Table } from './wp3-localities.ts';

/** A row of one of the three tables; en, de, es, it. */
export interface Wp3Group {
  readonly table: Wp3Table;
  readonly code: string;
  readonly label: Texts;
  /** the column the paper marks as expected for this row; `null`: it expects nothing */
  readonly expected: Wp3PolicyCategory | null;
}

/** What the three columns of the tables say. */
export const WP3_CATEGORY_LABELS: Readonly<Record<Wp3PolicyCategory, Texts>> = {
  inclusive: {
    en: 'Inclusive: policies and engaged people in place',
    de: 'Inklusiv: Politik und engagierte Zuständige vorhanden',
    es: 'Inclusiva: hay políticas y personas implicadas',
    it: 'Inclusiva: ci sono politiche e persone impegnate',
  },
  mixed: { en: 'Mixed', de: 'Gemischt', es: 'Mixta', it: 'Mista' },
  lacking: {
    en: 'Lacking or restrictive; nobody engaged',
    de: 'Fehlend oder abweisend; niemand engagiert',
    es: 'Ausente o restrictiva; nadie implicado',
    it: 'Assente o restrittiva; nessuno impegnato',
  },
};

function group(
  table: Wp3Table,
  code: string,
  expected: Wp3PolicyCategory | null,
  ...[en, de, es, it]: readonly [en: string, de: string, es: string, it: string]
): Wp3Group {
  return { table, code, label: { en, de, es, it }, expected };
}

/** The rows of the three tables in the order of the paper. Names of types are shown on evidence pages only. */
export const WP3_GROUPS: readonly Wp3Group[] = [
  group(
    'by-size',
    'medium',
    null,
    'Medium-sized towns',
    'Mittelgroße Städte',
    'Ciudades medianas',
    'Città medie',
  ),
  group('by-size', 'small', null, 'Small towns', 'Kleinstädte', 'Ciudades pequeñas', 'Piccole città'),
  group('by-size', 'rural', null, 'Rural areas', 'Ländliche Räume', 'Zonas rurales', 'Aree rurali'),
  group(
    'by-type',
    'revitalising',
    'inclusive',
    'Revitalising or better-off',
    'Aufstrebend oder besser gestellt',
    'En revitalización o en mejor situación',
    'In ripresa o in condizioni migliori',
  ),
  group(
    'by-type',
    'stagnating',
    'lacking',
    'Economically stagnating or left behind',
    'Wirtschaftlich stagnierend oder abgehängt',
    'En estancamiento económico o rezagados',
    'In ristagno economico o lasciati indietro',
  ),
  group('by-type', 'marginal', 'mixed', 'Marginal', 'Randständig', 'Marginales', 'Marginali'),
  group(
    'by-type',
    'in-transition',
    'mixed',
    'In transition',
    'Im Übergang',
    'En transición',
    'In transizione',
  ),
  group(
    'by-political-orientation',
    'progressive',
    'inclusive',
    'Progressive local government',
    'Progressive Kommunalpolitik',
    'Gobierno local progresista',
    'Governo locale progressista',
  ),
  group(
    'by-political-orientation',
    'conservative',
    'lacking',
    'Conservative local government',
    'Konservative Kommunalpolitik',
    'Gobierno local conservador',
    'Governo locale conservatore',
  ),
  group(
    'by-political-orientation',
    'mixed',
    null,
    'Mixed local government',
    'Gemischte Kommunalpolitik',
    'Gobierno local mixto',
    'Governo locale misto',
  ),
];
