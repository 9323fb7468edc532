/**
 * Which question of the shipped questionnaires, or which table of the survey on working together, gives which indicator of
 * the catalogue. Questions are named by their concept, so that a town's own questionnaire that keeps the concept counts too.
 */
import type { OfficeText } from '@vicus/reference';
import type { People } from './indicator.types.ts';

type Asked = 'residents' | 'newcomers';

export type SurveyRecipe =
  /** share of those who answered that chose one of `codes` */
  | { readonly kind: 'share'; readonly concept: string; readonly codes: readonly string[] }
  /** average of a question, by its concept, or of a score, by its id; value = average × times + plus */
  | { readonly kind: 'mean'; readonly item: string; readonly times?: number; readonly plus?: number }
  /** the average of several averages, each with its own answers */
  | { readonly kind: 'mean-of'; readonly items: readonly string[] }
  /** share that chose at least one of two options of a question, from the cross-table of both */
  | { readonly kind: 'either'; readonly concept: string; readonly options: readonly [string, string] }
  /** what residents guess less what the register says */
  | { readonly kind: 'guess-gap' }
  /** what policymakers guess less what residents say, over so many statements */
  | { readonly kind: 'statements-gap'; readonly statements: number };

export type GovernanceRecipe =
  | { readonly kind: 'index'; readonly code: string }
  | { readonly kind: 'nature' }
  | { readonly kind: 'without-contact' }
  | { readonly kind: 'agreement' };

export interface SurveyFigureMap {
  readonly indicatorId: string;
  /** of the definition that the question fits */
  readonly version: number;
  readonly audience: Asked;
  readonly people: People;
  readonly recipe: SurveyRecipe;
}

export interface GovernanceFigureMap {
  readonly indicatorId: string;
  readonly version: number;
  readonly recipe: GovernanceRecipe;
}

const of = (indicatorId: string, audience: Asked, recipe: SurveyRecipe): SurveyFigureMap => ({
  indicatorId,
  version: 1,
  audience,
  // residents of every origin are asked, so their answers are those of everyone
  people: audience === 'newcomers' ? 'newcomers' : 'everyone',
  recipe,
});

const share = (concept: string, ...codes: readonly string[]): SurveyRecipe => ({
  kind: 'share',
  concept,
  codes,
});
const AGREE = ['agree-fully', 'rather-agree'] as const;
const WEEKLY = ['daily', 'weekly'] as const;

export const SURVEY_FIGURES: readonly SurveyFigureMap[] = [
  of('la3', 'newcomers', {
    kind: 'mean-of',
    items: ['language-understand', 'language-speak', 'language-read', 'language-write'],
  }),
  of('he2', 'newcomers', share('doctor-missed', 'yes')),
  of('cp3', 'newcomers', { kind: 'either', concept: 'took-part', options: ['consultation', 'council'] }),
  of('cp6', 'newcomers', { kind: 'either', concept: 'took-part', options: ['club', 'volunteering'] }),
  of('cu2', 'newcomers', { kind: 'either', concept: 'took-part', options: ['club', 'festival'] }),
  of('sc1', 'newcomers', share('bridging-contact-newcomers', ...WEEKLY)),
  of('sc1', 'residents', share('bridging-contact', ...WEEKLY)),
  of('sc2', 'newcomers', { kind: 'mean', item: 'contact-quality-newcomers' }),
  of('sc2', 'residents', { kind: 'mean', item: 'contact-quality' }),
  of('sc4', 'residents', share('get-on-together', ...AGREE)),
  of('di2', 'newcomers', share('discrimination-reported', 'office')),
  of('sa1', 'residents', share('safe-after-dark', 'very-safe', 'rather-safe')),
  of('ac1', 'newcomers', { kind: 'mean', item: 'dimension-navigational', times: 4, plus: 1 }),
  of('at1', 'residents', { kind: 'mean', item: 'attitude-index' }),
  of('at2', 'residents', share('integration-succeeds-here', ...AGREE)),
  of('at3', 'residents', { kind: 'guess-gap' }),
  of('at4', 'residents', share('shared-responsibility', 'both')),
  of('pg1', 'residents', { kind: 'statements-gap', statements: 9 }),
];

export const GOVERNANCE_FIGURES: readonly GovernanceFigureMap[] = [
  { indicatorId: 'go1', version: 1, recipe: { kind: 'index', code: 'index-2' } },
  { indicatorId: 'go2', version: 1, recipe: { kind: 'nature' } },
  { indicatorId: 'go3', version: 1, recipe: { kind: 'without-contact' } },
  { indicatorId: 'go4', version: 1, recipe: { kind: 'agreement' } },
];

/** Indicators the catalogue would take from a survey, and why no shipped questionnaire gives them. */
export const NOT_FROM_SURVEYS: Readonly<Record<string, OfficeText>> = {
  em4: {
    en: 'Somebody has to assign occupations to groups. The shipped question “Does your work fit?” tells something similar, not the same.',
    de: 'Jemand muss Berufe Gruppen zuordnen. Die mitgelieferte Frage „Passt Ihre Arbeit?“ sagt etwas Ähnliches, nicht dasselbe.',
  },
  ed3: {
    en: 'A small place has too few people aged 18 to 24 in a survey; the questionnaire asks nobody for nothing.',
    de: 'In einem kleinen Ort antworten zu wenige zwischen 18 und 24; der Fragebogen fragt niemanden umsonst.',
  },
  ed5: {
    en: 'A small place has too few people aged 20 to 24 in a survey; registers of education know it better.',
    de: 'In einem kleinen Ort antworten zu wenige zwischen 20 und 24; Bildungsregister wissen es besser.',
  },
  ho1: {
    en: 'Rooms and everybody in the home by age and sex: in a small place such an answer would tell who gave it.',
    de: 'Zimmer und alle im Haushalt nach Alter und Geschlecht: In einem kleinen Ort verriete die Antwort, von wem sie ist.',
  },
  ho2: {
    en: 'It takes the income of the household, which many leave out. Add two own questions where you need it.',
    de: 'Dazu gehört das Einkommen des Haushalts, das viele auslassen. Wer es braucht, ergänzt zwei eigene Fragen.',
  },
  he1: {
    en: 'Where people sign on with a practice the health service counts it. Elsewhere add one own question to the survey of newcomers.',
    de: 'Wo man sich bei einer Praxis einschreibt, zählt es der Gesundheitsdienst. Sonst eine eigene Frage in der Befragung der Zugezogenen ergänzen.',
  },
  he3: {
    en: 'Health is sensitive, and who is younger is healthier: not asked unless a place decides so.',
    de: 'Gesundheit ist heikel, und Jüngere sind gesünder: nur gefragt, wo ein Ort es beschließt.',
  },
  cp1: {
    en: 'Who says that they voted is more than who voted. The electoral office counts it where the law lets it.',
    de: 'Mehr sagen, sie hätten gewählt, als gewählt haben. Das Wahlamt zählt es, wo das Gesetz es erlaubt.',
  },
  sc3: {
    en: 'Not in the shipped questionnaires, which ask for contact and for somebody to turn to. Add one own question to both.',
    de: 'Nicht in den mitgelieferten Fragebögen; sie fragen nach Kontakt und nach jemandem, den man fragen kann. Eine eigene Frage in beiden ergänzen.',
  },
  sc6: {
    en: 'Not in the shipped questionnaires. Add one own question to both.',
    de: 'Nicht in den mitgelieferten Fragebögen. Eine eigene Frage in beiden ergänzen.',
  },
  di1: {
    en: 'Who was treated worse in any area cannot be put together from the protected tables of the single areas without telling of a few.',
    de: 'Wer irgendwo schlechter behandelt wurde, lässt sich aus den geschützten Tabellen der einzelnen Bereiche nicht zusammensetzen, ohne über wenige etwas zu verraten.',
  },
  'di3-known': {
    en: 'Not in the shipped questionnaires. Add one own question to the survey of newcomers.',
    de: 'Nicht in den mitgelieferten Fragebögen. Eine eigene Frage in der Befragung der Zugezogenen ergänzen.',
  },
  sa3: {
    en: 'The shipped question on trust has four steps, the indicator runs from 0 to 10: one cannot be turned into the other.',
    de: 'Die mitgelieferte Frage nach Vertrauen hat vier Stufen, der Indikator läuft von 0 bis 10: Das eine wird nicht zum anderen.',
  },
  'sa3-police': {
    en: 'The shipped questionnaires do not ask about the police.',
    de: 'Die mitgelieferten Fragebögen fragen nicht nach der Polizei.',
  },
  cu1: {
    en: 'Not in the shipped questionnaires. Add one own question to the survey of newcomers, and never ask which religion.',
    de: 'Nicht in den mitgelieferten Fragebögen. Eine eigene Frage in der Befragung der Zugezogenen ergänzen und nie nach der Religion fragen.',
  },
  ac3: {
    en: 'Asked of the staff of the municipality, with the works council: no survey of residents.',
    de: 'Wird die Beschäftigten der Gemeinde gefragt, mit der Personalvertretung: keine Befragung der Einwohnerschaft.',
  },
};
