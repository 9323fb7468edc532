/** Tables for the tests of this package. Numbers are invented; the labels are those a town would see. */
import { buildCube } from '@vicus/cube';
import type { Cell, CellEntry, Cube, Texts } from '@vicus/cube';
import type { Contact, ContactPicture, Tick } from './chart.types.ts';

const GROUPS: readonly (readonly [string, Texts])[] = [
  [
    'horizontal',
    {
      en: 'Civil society and business',
      de: 'Zivilgesellschaft und Wirtschaft',
      ar: 'المجتمع المدني وقطاع الأعمال',
    },
  ],
  [
    'vertical',
    { en: 'Higher levels of government', de: 'Höhere Regierungsebenen', ar: 'المستويات الحكومية العليا' },
  ],
  ['within', { en: 'Within the local government', de: 'Innerhalb der Kommune', ar: 'داخل الحكومة المحلية' }],
];

const KINDS: readonly (readonly [string, string, Texts])[] = [
  [
    'providers',
    'horizontal',
    {
      en: 'Non-public service providers',
      de: 'Nichtstaatliche Anbieter sozialer Dienste',
      ar: 'مقدّمو الخدمات غير الحكوميين',
    },
  ],
  [
    'pro',
    'horizontal',
    {
      en: 'Pro-migrant NGOs, associations and groups',
      de: 'Vereine, Organisationen und Gruppen, die Zugewanderte unterstützen',
      ar: 'منظمات وجمعيات ومجموعات داعمة للمهاجرين',
    },
  ],
  [
    'anti',
    'horizontal',
    {
      en: 'Anti-migrant groups and extreme-right movements',
      de: 'Migrationsfeindliche Gruppen und rechtsextreme Bewegungen',
      ar: 'مجموعات مناهضة للمهاجرين وحركات اليمين المتطرف',
    },
  ],
  [
    'migrant',
    'horizontal',
    { en: 'Migrant organisations', de: 'Migrantenorganisationen', ar: 'منظمات المهاجرين' },
  ],
  ['eu', 'vertical', { en: 'EU officials', de: 'Bedienstete der EU', ar: 'موظفو الاتحاد الأوروبي' }],
  [
    'national',
    'vertical',
    {
      en: 'National government or national officials',
      de: 'Nationale Regierung oder Behörden des Staates',
      ar: 'الحكومة الوطنية أو موظفوها',
    },
  ],
  [
    'region',
    'vertical',
    {
      en: 'Regional government (all offices)',
      de: 'Regionale Regierung oder Behörden',
      ar: 'الحكومة الإقليمية (NUTS 2)',
    },
  ],
  [
    'council',
    'within',
    {
      en: 'Councillors of the opposition',
      de: 'Ratsmitglieder der Opposition',
      ar: 'أعضاء المجلس من المعارضة',
    },
  ],
  [
    'social',
    'within',
    { en: 'Public social services', de: 'Öffentliche soziale Dienste', ar: 'الخدمات الاجتماعية العامة' },
  ],
];

const FREQUENCY: readonly Texts[] = [
  { en: 'No contact', de: 'Kein Kontakt', ar: 'لا يوجد تواصل' },
  { en: 'Occasionally', de: 'Gelegentlich', ar: 'من حين لآخر' },
  { en: 'Two or three times a year', de: 'Zwei- oder dreimal im Jahr', ar: 'مرتان أو ثلاث مرات في السنة' },
  { en: 'About once a month', de: 'Etwa einmal im Monat', ar: 'مرة في الشهر تقريبًا' },
  { en: 'At least once a week', de: 'Mindestens einmal in der Woche', ar: 'مرة في الأسبوع على الأقل' },
  { en: 'Daily', de: 'Täglich', ar: 'يوميًا' },
];

export const FREQUENCY_TICKS: readonly Tick[] = FREQUENCY.map((label, value) => ({ value, label }));

export const NATURE_TICKS: readonly Tick[] = [
  { value: -2, label: { en: 'Very conflictual', de: 'Sehr konfliktreich' } },
  { value: -1 },
  { value: 0, label: { en: 'Neither', de: 'Weder noch' } },
  { value: 1 },
  { value: 2, label: { en: 'Very collaborative', de: 'Sehr kooperativ' } },
];

const KIND_DIMENSION = {
  id: 'kind',
  label: { en: 'Kind of actor' },
  role: 'category' as const,
  categories: [
    ...GROUPS.map(([code, label]) => ({ code, label })),
    ...KINDS.map(([code, parent, label]) => ({ code, parent, label })),
  ],
};

const WITHHELD: Cell = { kind: 'none', reason: 'withheld' };

/** Mean frequency of contact by kind and window, with interval, range and n. One row withheld, one cell not collected. */
export function composeFrequencyCube(): Cube {
  const windows = ['2017–2019', '2020–2021'];
  const cells = KINDS.flatMap(([kind], k) =>
    windows.map((window, w): CellEntry => {
      const at = { kind, window };
      if (kind === 'anti') return { at, measures: fillMeasures(WITHHELD) };
      if (kind === 'migrant' && w === 0)
        return { at, measures: fillMeasures({ kind: 'none', reason: 'not-collected' }) };
      const mean =
        [2.9, 3.4, 0, 1.6, 0.2, 1.1, 2.3, 3.1, 4.2][k]! - w * [0.7, 0.9, 0, 0, 0.1, -0.3, 0.6, 0.4, 0.1][k]!;
      return {
        at,
        measures: {
          mean,
          low: Math.max(0, mean - 0.45),
          high: Math.min(5, mean + 0.45),
          least: mean * 0.68,
          most: mean * 0.68 + 1.6,
          n: 17 - (k % 3),
          asked: 25,
        },
      };
    }),
  );
  return buildCube({
    id: 'frequency',
    provenance: {
      title: { en: 'Frequency of contact' },
      question: {
        en: 'How often is the local government in contact with others about integration?',
        de: 'Wie oft hat die Kommune zum Thema Integration mit anderen zu tun?',
      },
      period: '2017/2021',
      source: { en: 'Governance survey of Musterbach (invented)' },
      method: 'group-averages',
      notes: [],
    },
    dimensions: [
      KIND_DIMENSION,
      {
        id: 'window',
        label: { en: 'Window' },
        role: 'time',
        categories: windows.map((code) => ({ code, label: { en: code } })),
      },
    ],
    measures: [
      { id: 'mean', label: { en: 'Mean' }, kind: 'mean', unit: 'points on 0-5', decimals: 1 },
      ...['low', 'high', 'least', 'most'].map((id) => ({
        id,
        label: { en: id },
        kind: 'bound' as const,
        unit: 'points on 0-5',
        decimals: 1,
      })),
      ...['n', 'asked'].map((id) => ({
        id,
        label: { en: id },
        kind: 'count' as const,
        unit: 'answers',
        decimals: 0,
      })),
    ],
    cells,
    unmentioned: 'not-applicable',
  });
}

function fillMeasures(cell: Cell): Record<string, Cell> {
  return Object.fromEntries(['mean', 'low', 'high', 'least', 'most', 'n', 'asked'].map((id) => [id, cell]));
}

/** Nature of contact, -2 to 2. */
export function composeNatureCube(): Cube {
  const values = [1.4, 1.7, -1.6, 0.9, 0, -0.4, 0.6, -0.8, 1.8];
  return buildCube({
    id: 'nature',
    provenance: {
      title: { en: 'Nature of contact' },
      question: {
        en: 'How collaborative or conflictual are the contacts?',
        de: 'Wie kooperativ oder konfliktreich sind die Kontakte?',
      },
      period: '2020/2021',
      source: { en: 'Governance survey of Musterbach (invented)' },
      method: 'nature',
      notes: [],
    },
    dimensions: [KIND_DIMENSION],
    measures: [
      { id: 'mean', label: { en: 'Mean' }, kind: 'mean', unit: 'points on -2 to 2', decimals: 1 },
      ...['low', 'high'].map((id) => ({
        id,
        label: { en: id },
        kind: 'bound' as const,
        unit: 'points on -2 to 2',
        decimals: 1,
      })),
    ],
    cells: KINDS.map(([kind], k) => {
      if (kind === 'eu') return { at: { kind }, measures: { mean: WITHHELD, low: WITHHELD, high: WITHHELD } };
      const mean = values[k]!;
      return {
        at: { kind },
        measures: { mean, low: Math.max(-2, mean - 0.4), high: Math.min(2, mean + 0.4) },
      };
    }),
    unmentioned: 'not-applicable',
  });
}

/** How often each answer 0-5 was given, and `don't know`. */
export function composeAnswerCube(): Cube {
  const codes = ['0', '1', '2', '3', '4', '5', 'unknown'];
  const counts = [
    [1, 2, 3, 4, 5, 1, 1],
    [0, 1, 2, 6, 5, 2, 1],
    [14, 1, 0, 0, 0, 0, 2],
    [4, 5, 3, 2, 1, 0, 2],
    [16, 1, 0, 0, 0, 0, 0],
    [5, 7, 3, 1, 0, 0, 1],
    [2, 3, 5, 4, 2, 1, 0],
    [0, 2, 3, 3, 6, 3, 0],
    [0, 0, 1, 2, 7, 7, 0],
  ];
  return buildCube({
    id: 'answers',
    provenance: {
      title: { en: 'Answers' },
      question: { en: 'How are the answers spread?', de: 'Wie verteilen sich die Antworten?' },
      period: '2020/2021',
      source: { en: 'Governance survey of Musterbach (invented)' },
      method: 'distribution',
      notes: [],
    },
    dimensions: [
      KIND_DIMENSION,
      {
        id: 'answer',
        label: { en: 'Answer' },
        role: 'category',
        categories: codes.map((code, i) => ({
          code,
          label: FREQUENCY[i] ?? { en: 'Don’t know', de: 'Weiß nicht' },
        })),
      },
    ],
    measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
    cells: KINDS.flatMap(([kind], k) =>
      codes.map((answer, a) => ({
        at: { kind, answer },
        measures: { n: kind === 'eu' ? WITHHELD : counts[k]![a]! },
      })),
    ),
    unmentioned: 'not-applicable',
  });
}

const STEMS = [
  'Parish of Saint Anna',
  'Sports club',
  'Job centre',
  'Women’s network Sunflower',
  'Employers’ association of the valley',
  'Adult education centre',
  'Tenants’ union',
  'Language café',
  'Fire brigade',
  'District office for migration and asylum',
];

/** Contacts by a fixed rule: the same for the same number. */
export function composeContacts(count: number, language = 'en'): ContactPicture {
  const groups = ['horizontal', 'vertical', 'translocal', 'within'];
  const labels = [
    'Civil society and business',
    'Higher levels of government',
    'Other local governments',
    'Within the local government',
  ];
  const contacts = Array.from({ length: count }, (_, i): Contact => {
    const seed = (i * 7919 + 13) % 101;
    const group = groups[seed < 45 ? 0 : seed < 62 ? 1 : seed < 78 ? 2 : 3]!;
    return {
      id: `c${i}`,
      label: `${STEMS[i % STEMS.length]}${i < STEMS.length ? '' : ` ${Math.floor(i / STEMS.length) + 1}`}`,
      group,
      frequency: seed % 17 === 0 ? 'withheld' : [1, 2, 1, 3, 0, 4, 2, 5, 1, 3][(seed * 3) % 10]!,
      nature: seed % 13 === 0 ? 'not-collected' : [2, 1, 1, 0, -1, 2, 1, -2, 1, 0, 2][seed % 11]!,
    };
  });
  return {
    title: 'Who does the local government talk to?',
    ego: 'Local government',
    groups: groups.map((code, i) => ({ code, label: labels[i]! })),
    contacts,
    frequencyLabels: FREQUENCY.map((texts) => texts[language] ?? texts.en),
    period: '2025',
    source: 'Governance survey of Musterbach (invented)',
    method: 'contact-picture',
  };
}
