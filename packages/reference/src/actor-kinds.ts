import type { ActorGroupCode } from './actor-groups.ts';
import type { FactSource, Texts } from './provenance.ts';

export interface ActorKind {
  /** stable code, kebab case; stored with every answer */
  readonly code: string;
  readonly label: Texts;
  readonly group: ActorGroupCode;
  /** true: one of the 16 actors plotted in the source; only these enter Index 1-4 */
  readonly printed: boolean;
  readonly source: FactSource;
}

function cite(where: string): FactSource {
  return { document: 'whole-comm-wp3', where, note: 'Plotted in the source; wording shortened.' };
}

const HORIZONTAL = cite('Part 3, Figure 3.1 panel a');
const VERTICAL = cite('Part 3, Figure 3.1 panel b');
const TRANSLOCAL: FactSource = {
  document: 'whole-comm-wp3',
  where: 'Part 3, Figure 3.1 panel b; Figure 3.6 footnote 6',
  note: 'Plotted in the source under vertical, named other in Figure 3.6; wording shortened.',
};
const WITHIN = cite('Part 3, Figure 3.1 panel c');

/** The 16 actors plotted in the source, in the order of its panels. Index 1-4 count these and no others. */
export const PRINTED_ACTOR_KINDS: readonly ActorKind[] = [
  {
    code: 'non-public-service-providers',
    label: {
      en: 'Non-public service providers',
      de: 'Nichtstaatliche Anbieter sozialer Dienste',
      es: 'Proveedores de servicios no públicos',
      it: 'Fornitori di servizi non pubblici',
      ar: 'مقدّمو الخدمات غير الحكوميين',
      uk: 'Недержавні надавачі послуг',
    },
    group: 'horizontal',
    printed: true,
    source: HORIZONTAL,
  },
  {
    code: 'pro-migrant-groups',
    label: {
      en: 'Pro-migrant NGOs, associations and groups',
      de: 'Vereine, Organisationen und Gruppen, die Zugewanderte unterstützen',
      es: 'ONG, asociaciones y grupos de apoyo a las personas migrantes',
      it: 'ONG, associazioni e gruppi di sostegno ai migranti',
      ar: 'منظمات وجمعيات ومجموعات داعمة للمهاجرين',
      uk: 'Організації, об’єднання та групи на підтримку мігрантів',
    },
    group: 'horizontal',
    printed: true,
    source: HORIZONTAL,
  },
  {
    code: 'anti-migrant-groups',
    label: {
      en: 'Anti-migrant groups and extreme-right movements',
      de: 'Migrationsfeindliche Gruppen und rechtsextreme Bewegungen',
      es: 'Grupos contrarios a la inmigración y movimientos de extrema derecha',
      it: 'Gruppi contrari ai migranti e movimenti di estrema destra',
      ar: 'مجموعات مناهضة للمهاجرين وحركات اليمين المتطرف',
      uk: 'Антимігрантські групи та ультраправі рухи',
    },
    group: 'horizontal',
    printed: true,
    source: HORIZONTAL,
  },
  {
    code: 'migrant-organisations',
    label: {
      en: 'Migrant organisations',
      de: 'Migrantenorganisationen',
      es: 'Organizaciones de personas migrantes',
      it: 'Organizzazioni di migranti',
      ar: 'منظمات المهاجرين',
      uk: 'Організації мігрантів',
    },
    group: 'horizontal',
    printed: true,
    source: HORIZONTAL,
  },
  {
    code: 'private-companies',
    label: {
      en: 'Private companies',
      de: 'Private Unternehmen',
      es: 'Empresas privadas',
      it: 'Imprese private',
      ar: 'الشركات الخاصة',
      uk: 'Приватні компанії',
    },
    group: 'horizontal',
    printed: true,
    source: HORIZONTAL,
  },
  {
    code: 'eu-officials',
    label: {
      en: 'EU officials',
      de: 'Bedienstete der EU',
      es: 'Funcionarios de la UE',
      it: "Funzionari dell'UE",
      ar: 'موظفو الاتحاد الأوروبي',
      uk: 'Посадовці ЄС',
    },
    group: 'vertical',
    printed: true,
    source: VERTICAL,
  },
  {
    code: 'national-government',
    label: {
      en: 'National government or national officials',
      de: 'Nationale Regierung oder Behörden des Staates',
      es: 'Gobierno nacional o funcionarios nacionales',
      it: 'Governo nazionale o funzionari nazionali',
      ar: 'الحكومة الوطنية أو موظفوها',
      uk: 'Національний уряд або державні посадовці',
    },
    group: 'vertical',
    printed: true,
    source: VERTICAL,
  },
  {
    code: 'national-mps',
    label: {
      en: 'Members of the national parliament',
      de: 'Mitglieder des nationalen Parlaments',
      es: 'Miembros del parlamento nacional',
      it: 'Membri del parlamento nazionale',
      ar: 'أعضاء البرلمان الوطني',
      uk: 'Члени національного парламенту',
    },
    group: 'vertical',
    printed: true,
    source: VERTICAL,
  },
  {
    code: 'regional-government',
    label: {
      en: 'Regional government or regional officials',
      de: 'Regionale Regierung oder Behörden der Region',
      es: 'Gobierno regional o funcionarios regionales',
      it: 'Governo regionale o funzionari regionali',
      ar: 'الحكومة الإقليمية أو موظفوها',
      uk: 'Регіональна влада або регіональні посадовці',
    },
    group: 'vertical',
    printed: true,
    source: VERTICAL,
  },
  {
    code: 'local-governments-in-country',
    label: {
      en: 'Other local governments in the country',
      de: 'Andere Kommunen im Land',
      es: 'Otros gobiernos locales del país',
      it: 'Altri enti locali del Paese',
      ar: 'حكومات محلية أخرى داخل البلد',
      uk: 'Інші органи місцевого самоврядування в країні',
    },
    group: 'translocal',
    printed: true,
    source: TRANSLOCAL,
  },
  {
    code: 'local-governments-abroad',
    label: {
      en: 'Local governments in other countries',
      de: 'Kommunen in anderen Ländern',
      es: 'Gobiernos locales de otros países',
      it: 'Enti locali di altri Paesi',
      ar: 'حكومات محلية في بلدان أخرى',
      uk: 'Органи місцевого самоврядування в інших країнах',
    },
    group: 'translocal',
    printed: true,
    source: TRANSLOCAL,
  },
  {
    code: 'elected-local-policymakers',
    label: {
      en: 'Elected local policymakers',
      de: 'Gewählte politisch Verantwortliche der Kommune',
      es: 'Responsables políticos locales electos',
      it: 'Decisori politici locali eletti',
      ar: 'صانعو القرار المحليون المنتخبون',
      uk: 'Обрані місцеві політики',
    },
    group: 'within-local-government',
    printed: true,
    source: WITHIN,
  },
  {
    code: 'local-officials',
    label: {
      en: 'Local officials',
      de: 'Beschäftigte der Kommunalverwaltung',
      es: 'Personal técnico y funcionarios locales',
      it: 'Funzionari locali',
      ar: 'موظفو الإدارة المحلية',
      uk: 'Посадовці місцевої адміністрації',
    },
    group: 'within-local-government',
    printed: true,
    source: WITHIN,
  },
  {
    code: 'majority-councillors',
    label: {
      en: 'Councillors of majority parties',
      de: 'Ratsmitglieder der Mehrheitsparteien',
      es: 'Concejales de los partidos de la mayoría',
      it: 'Consiglieri dei partiti di maggioranza',
      ar: 'أعضاء المجلس من أحزاب الأغلبية',
      uk: 'Депутати ради від партій більшості',
    },
    group: 'within-local-government',
    printed: true,
    source: WITHIN,
  },
  {
    code: 'opposition-councillors',
    label: {
      en: 'Councillors of opposition parties',
      de: 'Ratsmitglieder der Oppositionsparteien',
      es: 'Concejales de los partidos de la oposición',
      it: 'Consiglieri dei partiti di opposizione',
      ar: 'أعضاء المجلس من أحزاب المعارضة',
      uk: 'Депутати ради від опозиційних партій',
    },
    group: 'within-local-government',
    printed: true,
    source: WITHIN,
  },
  {
    code: 'public-social-services',
    label: {
      en: 'Public social services',
      de: 'Öffentliche soziale Dienste',
      es: 'Servicios sociales públicos',
      it: 'Servizi sociali pubblici',
      ar: 'الخدمات الاجتماعية الحكومية',
      uk: 'Державні та комунальні соціальні служби',
    },
    group: 'within-local-government',
    printed: true,
    source: WITHIN,
  },
];
