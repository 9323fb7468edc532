import type { FactSource, Texts } from './provenance.ts';

/** The four groups in which contacts are summarised. */
export const ACTOR_GROUP_CODES = ['horizontal', 'vertical', 'translocal', 'within-local-government'] as const;
export type ActorGroupCode = (typeof ACTOR_GROUP_CODES)[number];

export interface ActorGroup {
  readonly code: ActorGroupCode;
  readonly label: Texts;
  readonly source: FactSource;
}

export const ACTOR_GROUPS: readonly ActorGroup[] = [
  {
    code: 'horizontal',
    label: {
      en: 'Civil society and business',
      de: 'Zivilgesellschaft und Wirtschaft',
      es: 'Sociedad civil y empresas',
      it: 'Società civile e imprese',
      ar: 'المجتمع المدني وقطاع الأعمال',
      uk: 'Громадянське суспільство та бізнес',
    },
    source: {
      document: 'whole-comm-wp3',
      where: 'Part 3, introduction; Figure 3.1 panel a',
      note: "The source calls these horizontal interactions; the label in plain words is this platform's.",
    },
  },
  {
    code: 'vertical',
    label: {
      en: 'Higher levels of government',
      de: 'Höhere Regierungsebenen',
      es: 'Niveles superiores de gobierno',
      it: 'Livelli di governo superiori',
      ar: 'المستويات الحكومية العليا',
      uk: 'Вищі рівні влади',
    },
    source: {
      document: 'whole-comm-wp3',
      where: 'Part 3, introduction; Figure 3.1 panel b',
      note: "The source calls these vertical interactions; the label in plain words is this platform's.",
    },
  },
  {
    code: 'translocal',
    label: {
      en: 'Other local governments',
      de: 'Andere Kommunen',
      es: 'Otros gobiernos locales',
      it: 'Altri enti locali',
      ar: 'الحكومات المحلية الأخرى',
      uk: 'Інші органи місцевого самоврядування',
    },
    source: {
      document: 'whole-comm-wp3',
      where: 'Part 3, Figure 3.1 panel b; Figure 3.6 footnote 6',
      note: 'Plotted under vertical in Figure 3.1 but called other in Figure 3.6; kept as a group of its own here.',
    },
  },
  {
    code: 'within-local-government',
    label: {
      en: 'Within the local government',
      de: 'Innerhalb der Kommune',
      es: 'Dentro del gobierno local',
      it: "All'interno dell'ente locale",
      ar: 'داخل الحكومة المحلية',
      uk: 'Всередині органу місцевого самоврядування',
    },
    source: {
      document: 'whole-comm-wp3',
      where: 'Part 3, introduction; Figure 3.1 panel c',
      note: 'The source calls these internal interactions.',
    },
  },
];
