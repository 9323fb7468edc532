import type { FactSource, Texts } from './provenance.ts';

/** Whether there were integration policies above the municipality, as the paper sorts its ten countries. */
export const POLICY_CONTEXT_CATEGORIES = [
  'national-only',
  'national-and-regional',
  'regional-only',
  'hardly-any',
] as const;
export type PolicyContextCategory = (typeof POLICY_CONTEXT_CATEGORIES)[number];

/** What each category says; en, de, es, it. */
export const POLICY_CONTEXT_LABELS: Readonly<Record<PolicyContextCategory, Texts>> = {
  'national-only': {
    en: 'National policies, no or few regional ones',
    de: 'Politik auf nationaler Ebene, keine oder wenig auf regionaler',
    es: 'Políticas nacionales, pocas o ninguna regional',
    it: 'Politiche nazionali, poche o nessuna regionale',
  },
  'national-and-regional': {
    en: 'National and regional policies',
    de: 'Politik auf nationaler und regionaler Ebene',
    es: 'Políticas nacionales y regionales',
    it: 'Politiche nazionali e regionali',
  },
  'regional-only': {
    en: 'Regional policies, no national ones',
    de: 'Politik auf regionaler Ebene, keine auf nationaler',
    es: 'Políticas regionales, ninguna nacional',
    it: 'Politiche regionali, nessuna nazionale',
  },
  'hardly-any': {
    en: 'Hardly any national or regional policies',
    de: 'Kaum Politik auf nationaler oder regionaler Ebene',
    es: 'Apenas políticas nacionales o regionales',
    it: 'Quasi nessuna politica nazionale o regionale',
  },
};

/** The policies above the municipality in one country, as they stood in 2021 and 2022. */
export interface PolicyContext {
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  readonly category: PolicyContextCategory;
  /** what the paper says of the country, in this platform's words; en, de, es, it */
  readonly summary: Texts;
  readonly source: FactSource;
}

const SOURCE: FactSource = {
  document: 'whole-comm-wp3',
  where: '2.1 National and regional integration policies and the formal role of municipalities',
  note: 'In own words; the state of 2021 and 2022. The paper numbers this table 1, as it does two others.',
};

function describe(
  country: string,
  category: PolicyContextCategory,
  ...[en, de, es, it]: readonly [en: string, de: string, es: string, it: string]
): PolicyContext {
  return { country, category, summary: { en, de, es, it }, source: SOURCE };
}

/** Ten countries in the order of the paper. */
export const POLICY_CONTEXTS: readonly PolicyContext[] = [
  describe(
    'NL',
    'national-only',
    'The state distributes asylum seekers and gives municipalities defined duties; since January 2022 a new law gives municipalities a larger part. Provinces play almost none.',
    'Der Staat verteilt Asylsuchende und gibt den Gemeinden festgelegte Aufgaben; seit Januar 2022 gibt ein neues Gesetz den Gemeinden mehr Gewicht. Die Provinzen spielen kaum eine Rolle.',
    'El Estado distribuye a los solicitantes de asilo y asigna tareas definidas a los municipios; desde enero de 2022 una nueva ley les da más peso. Las provincias apenas intervienen.',
    'Lo Stato distribuisce i richiedenti asilo e affida ai comuni compiti definiti; da gennaio 2022 una nuova legge dà loro più peso. Le province contano pochissimo.',
  ),
  describe(
    'TR',
    'national-only',
    'Policy is made by the national migration authority and its provincial branches. Municipalities have little capacity or money for policies of their own.',
    'Die nationale Migrationsbehörde mit ihren Zweigstellen in den Provinzen bestimmt die Politik. Den Gemeinden fehlen Mittel und Personal für eigene Politik.',
    'La política la decide la autoridad nacional de migración con sus delegaciones provinciales. Los municipios tienen poca capacidad y poco dinero para políticas propias.',
    'La politica è decisa dall’autorità nazionale per la migrazione con le sue sedi provinciali. I comuni hanno poche capacità e pochi fondi per politiche proprie.',
  ),
  describe(
    'SE',
    'national-only',
    'The state can oblige municipalities to settle refugees and pays; municipalities give practical support and may do more than they must, at their own risk. Introduction to work has been a state task since 2010.',
    'Der Staat kann Gemeinden zur Aufnahme verpflichten und zahlt; die Gemeinden unterstützen praktisch und dürfen auf eigenes Risiko mehr tun. Die Einführung in Arbeit ist seit 2010 Sache des Staates.',
    'El Estado puede obligar a los municipios a acoger y paga; los municipios dan apoyo práctico y pueden hacer más por su cuenta y riesgo. La introducción al empleo es tarea estatal desde 2010.',
    'Lo Stato può obbligare i comuni ad accogliere e paga; i comuni danno sostegno pratico e possono fare di più a proprio rischio. L’inserimento al lavoro è compito dello Stato dal 2010.',
  ),
  describe(
    'IT',
    'national-and-regional',
    'Reception is led by the state and the prefectures. Municipalities can apply to run places of the national reception system (SAI); prefectures open further centres (CAS).',
    'Die Aufnahme leiten Staat und Präfekturen. Gemeinden können sich um Plätze des nationalen Aufnahmesystems (SAI) bewerben; Präfekturen eröffnen weitere Zentren (CAS).',
    'La acogida la dirigen el Estado y las prefecturas. Los municipios pueden solicitar plazas del sistema nacional (SAI); las prefecturas abren otros centros (CAS).',
    'L’accoglienza è guidata da Stato e prefetture. I comuni possono candidarsi a gestire posti del sistema nazionale (SAI); le prefetture aprono altri centri (CAS).',
  ),
  describe(
    'ES',
    'national-and-regional',
    'The state sets the frame and funds yearly calls; integration is delegated to the regions, each with its own plans. Associations do most of the work on the ground.',
    'Der Staat setzt den Rahmen und fördert über jährliche Aufrufe; Integration ist den Regionen übertragen, die eigene Pläne haben. Die Arbeit vor Ort leisten vor allem Verbände.',
    'El Estado fija el marco y financia convocatorias anuales; la integración se delega en las comunidades autónomas, con planes propios. El tercer sector hace la mayor parte del trabajo local.',
    'Lo Stato fissa il quadro e finanzia bandi annuali; l’integrazione è delegata alle regioni, ciascuna con i propri piani. Il lavoro sul posto lo fanno soprattutto le associazioni.',
  ),
  describe(
    'DE',
    'national-and-regional',
    'The federation legislates; the Länder share duties and money, above all for reception, and fund local coordinators. Apart from housing and schooling, integration is a voluntary task of municipalities.',
    'Der Bund macht Gesetze; die Länder teilen Aufgaben und Geld, vor allem bei der Aufnahme, und fördern Koordination vor Ort. Außer Unterbringung und Bildung ist Integration freiwillige Aufgabe der Kommunen.',
    'La Federación legisla; los estados federados comparten tareas y fondos, sobre todo en la acogida, y financian coordinadores locales. Salvo alojamiento y educación, la integración es tarea voluntaria del municipio.',
    'La Federazione legifera; i Länder condividono compiti e fondi, soprattutto per l’accoglienza, e finanziano coordinatori locali. Salvo alloggio e istruzione, l’integrazione è compito volontario dei comuni.',
  ),
  describe(
    'AT',
    'national-and-regional',
    'Reception is shared by federation and Länder. Two federal laws of 2017 govern integration, and Länder have charters of their own. Work and German courses are run by national bodies with regional offices.',
    'Die Aufnahme teilen sich Bund und Länder. Zwei Bundesgesetze von 2017 regeln die Integration, die Länder haben eigene Leitbilder. Arbeit und Deutschkurse liegen bei Bundesstellen mit Büros in den Ländern.',
    'La acogida la comparten la Federación y los estados. Dos leyes federales de 2017 regulan la integración y los estados tienen sus propias directrices. Empleo y cursos de alemán dependen de organismos nacionales con oficinas regionales.',
    'L’accoglienza è condivisa tra Federazione e Länder. Due leggi federali del 2017 regolano l’integrazione e i Länder hanno linee guida proprie. Lavoro e corsi di tedesco spettano a enti nazionali con uffici regionali.',
  ),
  describe(
    'CA',
    'national-and-regional',
    'The federal government sets yearly targets and pays most; provinces, and some municipalities, can nominate immigrants. Quebec has its own ministry and laws.',
    'Der Bund setzt Jahresziele und zahlt das meiste; Provinzen und einige Gemeinden können Zuwandernde vorschlagen. Québec hat ein eigenes Ministerium und eigene Gesetze.',
    'El gobierno federal fija metas anuales y paga la mayor parte; las provincias y algunos municipios pueden proponer inmigrantes. Quebec tiene ministerio y leyes propios.',
    'Il governo federale fissa obiettivi annuali e paga la maggior parte; le province e alcuni comuni possono proporre immigrati. Il Québec ha un ministero e leggi propri.',
  ),
  describe(
    'BE',
    'regional-only',
    'Regions decide, not the state, and differ: Flanders traditionally intervenes more, Wallonia less; of late both have moved closer together.',
    'Die Regionen entscheiden, nicht der Staat, und unterscheiden sich: Flandern greift traditionell mehr ein, Wallonien weniger; zuletzt haben sie sich angenähert.',
    'Deciden las regiones, no el Estado, y son distintas: Flandes interviene tradicionalmente más y Valonia menos; últimamente se han acercado.',
    'Decidono le regioni, non lo Stato, e sono diverse: le Fiandre intervengono per tradizione di più, la Vallonia di meno; di recente si sono avvicinate.',
  ),
  describe(
    'PL',
    'hardly-any',
    'There was no separate integration policy; access to work was eased while receiving asylum seekers was opposed. European funds paid for most of what was done.',
    'Es gab keine eigene Integrationspolitik; der Zugang zu Arbeit wurde erleichtert, die Aufnahme Asylsuchender abgelehnt. Bezahlt wurde das meiste aus europäischen Mitteln.',
    'No había una política de integración propia; se facilitó el acceso al trabajo y se rechazó acoger a solicitantes de asilo. Los fondos europeos pagaron la mayor parte.',
    'Non c’era una politica di integrazione propria; si è agevolato l’accesso al lavoro e ci si è opposti all’accoglienza dei richiedenti asilo. Quasi tutto è stato pagato da fondi europei.',
  ),
];
