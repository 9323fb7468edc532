/** Schemes of single states and regions that were found; many more exist, and a place can enter those it knows. */
import { NORTH_RHINE_WESTPHALIA, PREFECTURE, RHINELAND_PALATINATE } from './authorities.ts';
import { beside, found, missing, NOT_FOUND, say } from './fund-facts.ts';
import { FUNDS_CHECKED_ON as checkedOn } from './fund-sources.ts';
import type { FundProgramme } from './programme.types.ts';

const UNKNOWN = {
  amounts: NOT_FOUND,
  rates: NOT_FOUND,
  durationMonths: NOT_FOUND,
  lastDeadline: NOT_FOUND,
} as const;

export const NATIONAL_PROGRAMMES: readonly FundProgramme[] = [
  {
    ...UNKNOWN,
    id: 'FR-CTAI',
    name: say(
      'France: contract or project of a territory for reception and integration (CTAI, PTAI)',
      'Frankreich: Vertrag oder Vorhaben eines Gebiets für Aufnahme und Integration (CTAI, PTAI)',
      'Francia: contrato o proyecto territorial de acogida e integración (CTAI, PTAI)',
      'Francia: contratto o progetto territoriale di accoglienza e integrazione (CTAI, PTAI)',
    ),
    about: say(
      'The state and a territory agree on what newcomers need; contracts are for large ones, projects for the others.',
      'Der Staat und ein Gebiet vereinbaren, was Zugezogene brauchen; Verträge sind für große, Vorhaben für die anderen.',
      'El Estado y un territorio acuerdan qué necesitan los recién llegados; los contratos son para los grandes, los proyectos para los demás.',
      'Lo Stato e un territorio concordano ciò che serve ai nuovi arrivati; i contratti sono per i grandi, i progetti per gli altri.',
    ),
    management: 'national',
    period: found('2019–', 'P37', 'P39'),
    role: found('signatory', 'P37', 'P38'),
    form: found('contract', 'P37', 'P38'),
    obstacles: ['strategy-needed', 'set-by-government'],
    ladderStep: 3,
    gaps: [
      beside(
        'grant',
        'old',
        say(
          'In 2021 a contract had 150,000 to 300,000 euro; of projects no sum is known.',
          '2021 hatte ein Vertrag 150.000 bis 300.000 Euro; von Vorhaben ist keine Summe bekannt.',
          'En 2021 un contrato tenía entre 150 000 y 300 000 euros; de los proyectos no se conoce la suma.',
          'Nel 2021 un contratto aveva da 150.000 a 300.000 euro; dei progetti non si conosce la somma.',
        ),
      ),
    ],
    ask: PREFECTURE,
    sources: ['P37', 'P38', 'P39'],
    callPrefixes: [],
    checkedOn,
  },
  {
    ...UNKNOWN,
    id: 'DE-RLP-SPRACHZIEL',
    name: say(
      'Rheinland-Pfalz: Sprachziel Deutsch',
      'Rheinland-Pfalz: Sprachziel Deutsch',
      'Renania-Palatinado: Sprachziel Deutsch',
      'Renania-Palatinato: Sprachziel Deutsch',
    ),
    about: say(
      'Courses of German, paid by the hour of teaching, with childcare and exam.',
      'Deutschkurse, je Unterrichtsstunde bezahlt, mit Kinderbetreuung und Prüfung.',
      'Cursos de alemán, pagados por hora de clase, con cuidado de niños y examen.',
      'Corsi di tedesco, pagati per ora di lezione, con custodia dei bambini ed esame.',
    ),
    management: 'national',
    period: NOT_FOUND,
    role: found('partner', 'P40'),
    form: found('unit-cost', 'P40'),
    obstacles: ['lead-by-others', 'not-everywhere'],
    ladderStep: 3,
    gaps: [],
    ask: RHINELAND_PALATINATE,
    sources: ['P40'],
    callPrefixes: [],
    checkedOn,
  },
  {
    ...UNKNOWN,
    id: 'DE-NRW-KOMMAN',
    name: say(
      'Nordrhein-Westfalen: KOMM-AN',
      'Nordrhein-Westfalen: KOMM-AN',
      'Renania del Norte-Westfalia: KOMM-AN',
      'Nord Reno-Westfalia: KOMM-AN',
    ),
    about: say(
      'Meeting places, encounters, information and training of volunteers; money is given out by a key.',
      'Ankommenstreffpunkte, Begegnung, Information und Schulung Ehrenamtlicher; verteilt nach Schlüssel.',
      'Lugares de encuentro, información y formación de voluntarios; el dinero se reparte según una clave.',
      'Luoghi di incontro, informazione e formazione di volontari; il denaro è ripartito secondo una chiave.',
    ),
    management: 'national',
    period: NOT_FOUND,
    role: found('recipient', 'P64'),
    form: NOT_FOUND,
    obstacles: ['not-everywhere', 'set-by-government'],
    ladderStep: 3,
    gaps: [missing('time')],
    ask: NORTH_RHINE_WESTPHALIA,
    sources: ['P64'],
    callPrefixes: [],
    checkedOn,
  },
];
