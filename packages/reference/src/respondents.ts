import type { FactSource, Texts } from './provenance.ts';

export interface RespondentRoleRecord {
  readonly code: 'elected-policymaker' | 'official' | 'partner-organisation';
  readonly label: Texts;
  /** true: counts in Index 1-4 */
  readonly inIndex: boolean;
  readonly source: FactSource;
}

export interface PoliticalGroup {
  readonly code: 'progressive' | 'conservative' | 'mixed';
  readonly label: Texts;
  readonly source: FactSource;
}

const SURVEYED: FactSource = {
  document: 'whole-comm-wp3',
  where: 'Part 3, introduction',
  note: 'The survey was answered by 67 local officials and local elected policymakers in seven EU countries.',
};

/** In which role someone answers the governance survey. */
export const RESPONDENT_ROLES: readonly RespondentRoleRecord[] = [
  {
    code: 'elected-policymaker',
    label: {
      en: 'Elected policymaker',
      de: 'Gewählte politisch Verantwortliche',
      es: 'Responsable político electo',
      it: 'Decisore politico eletto',
      ar: 'صانع قرار منتخب',
      uk: 'Обраний політик або політикиня',
    },
    inIndex: true,
    source: SURVEYED,
  },
  {
    code: 'official',
    label: {
      en: 'Official of the local government',
      de: 'Beschäftigte der Kommunalverwaltung',
      es: 'Personal del gobierno local',
      it: "Funzionario dell'ente locale",
      ar: 'موظف في الإدارة المحلية',
      uk: 'Посадова особа місцевої адміністрації',
    },
    inIndex: true,
    source: SURVEYED,
  },
  {
    code: 'partner-organisation',
    label: {
      en: 'Partner organisation',
      de: 'Partnerorganisation',
      es: 'Organización colaboradora',
      it: 'Organizzazione partner',
      ar: 'منظمة شريكة',
      uk: 'Організація-партнер',
    },
    inIndex: false,
    source: {
      document: 'this-platform',
      where: 'the other end of a tie',
      note: 'Not surveyed in the source; partners answer here so that both sides of a contact can be asked. Beside Index 1-4, never in it.',
    },
  },
];

/** The three political groups of the source. Asked of elected members only. */
export const POLITICAL_GROUPS: readonly PoliticalGroup[] = [
  {
    code: 'progressive',
    label: {
      en: 'Progressive',
      de: 'Progressiv',
      es: 'Progresista',
      it: 'Progressista',
      ar: 'تقدمي',
      uk: 'Прогресивна',
    },
    source: politics(
      '2.2.3 and 3.2',
      'The source prints no rule by which a party or government was put into a group.',
    ),
  },
  {
    code: 'conservative',
    label: {
      en: 'Conservative',
      de: 'Konservativ',
      es: 'Conservadora',
      it: 'Conservatore',
      ar: 'محافظ',
      uk: 'Консервативна',
    },
    source: politics(
      '2.2.3 and 3.2',
      'The source prints no rule by which a party or government was put into a group.',
    ),
  },
  {
    code: 'mixed',
    label: {
      en: 'Mixed or neither',
      de: 'Gemischt oder keines von beiden',
      es: 'Mixta o ninguna de las dos',
      it: 'Mista o nessuna delle due',
      ar: 'مختلط أو لا هذا ولا ذاك',
      uk: 'Змішана або жодна з двох',
    },
    source: politics(
      '2.2.3, heading Mixed progressive/conservative',
      'Used in the source for local governments without one clear orientation; "or neither" is added so that a person can answer.',
    ),
  },
];

function politics(where: string, note: string): FactSource {
  return { document: 'whole-comm-wp3', where, note };
}
