import type { FactSource, Texts } from './provenance.ts';

export interface AreaOfLife {
  readonly code: string;
  /** what the area is: a part of life, or a way in which a place works across all parts */
  readonly heading: 'area-of-life' | 'way-of-working';
  readonly label: Texts;
  readonly source: FactSource;
}

function cite(note: string): FactSource {
  return {
    document: 'gauci-slides',
    where: 'Some areas to think about',
    note: `${note} The slide lists fourteen points; the two headings are this platform's.`,
  };
}

/** The nine areas of life, then the five ways of working. */
export const AREAS_OF_LIFE: readonly AreaOfLife[] = [
  {
    code: 'education',
    heading: 'area-of-life',
    label: { en: 'Education', de: 'Bildung', es: 'Educación', it: 'Istruzione', ar: 'التعليم', uk: 'Освіта' },
    source: cite('As on the slide.'),
  },
  {
    code: 'employment',
    heading: 'area-of-life',
    label: { en: 'Employment', de: 'Arbeit', es: 'Empleo', it: 'Lavoro', ar: 'العمل', uk: 'Зайнятість' },
    source: cite('As on the slide.'),
  },
  {
    code: 'housing',
    heading: 'area-of-life',
    label: { en: 'Housing', de: 'Wohnen', es: 'Vivienda', it: 'Alloggio', ar: 'السكن', uk: 'Житло' },
    source: cite('As on the slide.'),
  },
  {
    code: 'healthcare',
    heading: 'area-of-life',
    label: {
      en: 'Healthcare',
      de: 'Gesundheit',
      es: 'Salud',
      it: 'Salute',
      ar: 'الرعاية الصحية',
      uk: 'Охорона здоров’я',
    },
    source: cite('As on the slide.'),
  },
  {
    code: 'social-services',
    heading: 'area-of-life',
    label: {
      en: 'Social services',
      de: 'Soziale Dienste',
      es: 'Servicios sociales',
      it: 'Servizi sociali',
      ar: 'الخدمات الاجتماعية',
      uk: 'Соціальні служби',
    },
    source: cite('As on the slide.'),
  },
  {
    code: 'language-and-culture',
    heading: 'area-of-life',
    label: {
      en: 'Language and knowledge of the culture',
      de: 'Sprache und Kenntnis der Kultur',
      es: 'Lengua y conocimiento de la cultura',
      it: 'Lingua e conoscenza della cultura',
      ar: 'اللغة ومعرفة الثقافة',
      uk: 'Мова та знання культури',
    },
    source: cite('On the slide: Language and Culture Knowledge.'),
  },
  {
    code: 'access-to-institutions',
    heading: 'area-of-life',
    label: {
      en: 'Access to institutions',
      de: 'Zugang zu Institutionen',
      es: 'Acceso a las instituciones',
      it: 'Accesso alle istituzioni',
      ar: 'الوصول إلى المؤسسات',
      uk: 'Доступ до установ',
    },
    source: cite('As on the slide.'),
  },
  {
    code: 'interaction',
    heading: 'area-of-life',
    label: {
      en: 'Encounter between residents',
      de: 'Begegnung zwischen Einwohnerinnen und Einwohnern',
      es: 'Encuentro entre residentes',
      it: 'Incontro tra residenti',
      ar: 'اللقاء بين السكان',
      uk: 'Зустрічі між мешканцями',
    },
    source: cite('On the slide: Interaction.'),
  },
  {
    code: 'culture-and-religion',
    heading: 'area-of-life',
    label: {
      en: 'Practice of culture and religion',
      de: 'Ausübung von Kultur und Religion',
      es: 'Práctica de la cultura y la religión',
      it: 'Pratica della cultura e della religione',
      ar: 'ممارسة الثقافة والدين',
      uk: 'Культурне та релігійне життя',
    },
    source: cite('On the slide: Practice of culture, religion.'),
  },
  {
    code: 'inclusion-in-policymaking',
    heading: 'way-of-working',
    label: {
      en: 'Inclusion in policymaking',
      de: 'Beteiligung an politischen Entscheidungen',
      es: 'Inclusión en la elaboración de políticas',
      it: 'Inclusione nelle decisioni politiche',
      ar: 'المشاركة في صنع السياسات',
      uk: 'Участь у прийнятті рішень',
    },
    source: cite('On the slide: Inclusion in policy making.'),
  },
  {
    code: 'overcoming-discrimination',
    heading: 'way-of-working',
    label: {
      en: 'Overcoming discrimination',
      de: 'Überwindung von Diskriminierung',
      es: 'Superación de la discriminación',
      it: 'Superamento della discriminazione',
      ar: 'التغلب على التمييز',
      uk: 'Подолання дискримінації',
    },
    source: cite('As on the slide.'),
  },
  {
    code: 'genuine-involvement',
    heading: 'way-of-working',
    label: {
      en: 'Genuine involvement',
      de: 'Echte Einbeziehung',
      es: 'Implicación real',
      it: 'Coinvolgimento reale',
      ar: 'إشراك حقيقي',
      uk: 'Справжнє залучення',
    },
    source: cite('As on the slide.'),
  },
  {
    code: 'monitoring-and-evaluation',
    heading: 'way-of-working',
    label: {
      en: 'Monitoring and evaluation',
      de: 'Beobachtung und Auswertung',
      es: 'Seguimiento y evaluación',
      it: 'Monitoraggio e valutazione',
      ar: 'المتابعة والتقييم',
      uk: 'Моніторинг та оцінювання',
    },
    source: cite('As on the slide.'),
  },
  {
    code: 'sustainability',
    heading: 'way-of-working',
    label: {
      en: 'Sustainability',
      de: 'Dauerhaftigkeit',
      es: 'Sostenibilidad',
      it: 'Sostenibilità',
      ar: 'الاستدامة',
      uk: 'Сталість',
    },
    source: cite('As on the slide.'),
  },
];
