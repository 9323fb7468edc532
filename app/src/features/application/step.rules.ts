/**
 * What has to be done for an application, counted backwards from the day it is due: docs/methods/application-calendar.md. Lead
 * times are planning values of this platform and are named as such; papers are those the portal's manuals ask for.
 */
import type { Texts } from '@vicus/reference';
import type { OutlineId } from './application.types.ts';

/** `manual`: asked for by a source that was read. `planning`: a habit that keeps time; no fund asks for it. */
export type StepGround = 'manual' | 'planning' | 'law';

export interface ApplicationStep {
  readonly code: string;
  /** days before the day it is due */
  readonly leadDays: number;
  readonly what: Texts;
  readonly ground: StepGround;
  /** where it is from; '' for planning */
  readonly source: string;
  /** for which headings; empty: all */
  readonly outlines: readonly OutlineId[];
}

const MANUAL = 'EU Funding & Tenders Portal: Online Manual; Rules on Legal Entity Validation';
const ARTICLE_50 = 'Regulation (EU) 2021/1060, Article 50';
const DIRECT: readonly OutlineId[] = ['part-b'];
const SHARED: readonly OutlineId[] = ['clld', 'territorial'];

const plan = (
  code: string,
  leadDays: number,
  en: string,
  de: string,
  outlines: readonly OutlineId[] = [],
): ApplicationStep => ({ code, leadDays, what: { en, de }, ground: 'planning', source: '', outlines });

const paper = (code: string, leadDays: number, en: string, de: string): ApplicationStep => ({
  code,
  leadDays,
  what: { en, de },
  ground: 'manual',
  source: MANUAL,
  outlines: DIRECT,
});

export const APPLICATION_STEPS: readonly ApplicationStep[] = [
  plan(
    'read-call',
    84,
    'Read the call and its guide: who may apply, own share, what may be paid',
    'Aufruf und Leitfaden lesen: wer darf, Eigenanteil, was bezahlt wird',
  ),
  plan(
    'ask-office',
    77,
    'Ask the contact point what is not clear',
    'Bei der Kontaktstelle nachfragen, was unklar ist',
  ),
  plan(
    'partners',
    63,
    'Agree with partners who does what; ask for their letters',
    'Mit Partnern klären, wer was tut; ihre Schreiben erbitten',
  ),
  paper(
    'pic',
    56,
    'Register the organisation (PIC); once, then reused',
    'Organisation registrieren (PIC); einmal, dann wiederverwendet',
  ),
  paper(
    'legal-entity-form',
    49,
    'Signed form for public legal entities',
    'Unterzeichnetes Formular für öffentliche Rechtsträger',
  ),
  paper(
    'founding-act',
    49,
    'Act, law, decree or decision that established the authority',
    'Gesetz, Verordnung oder Beschluss, der die Behörde errichtet hat',
  ),
  paper(
    'vat-document',
    42,
    'VAT document or exemption, not older than one year',
    'Umsatzsteuer-Nachweis oder Befreiung, nicht älter als ein Jahr',
  ),
  paper(
    'lear',
    42,
    'Letter that appoints the LEAR, roles and duties, consent, copies of identity papers (no service badges)',
    'Bestellung des LEAR, Aufgaben, Einverständnis, Ausweiskopien (keine Dienstausweise)',
  ),
  plan(
    'decision',
    42,
    'Decision of the council or mayor: to apply, and where the own share comes from',
    'Beschluss des Rates oder Bürgermeisteramts: Antrag und Herkunft des Eigenanteils',
  ),
  paper('bank-account', 35, 'Bank account form', 'Formular für das Bankkonto'),
  plan(
    'territory',
    35,
    'Ask the action group or the programme how the form asks for the points of the list',
    'Bei Aktionsgruppe oder Programm fragen, wie das Formular die Punkte der Liste abfragt',
    SHARED,
  ),
  plan(
    'budget',
    28,
    'Budget reckoned with the option that needs the fewest receipts',
    'Kosten mit der Option gerechnet, die am wenigsten Belege braucht',
  ),
  plan(
    'draft',
    21,
    'First whole draft, read by somebody who did not write it',
    'Erster ganzer Entwurf, gelesen von jemandem, der nicht geschrieben hat',
  ),
  paper(
    'template',
    14,
    'Words brought into the template of the submission system, not the one of the topic page',
    'Text in der Vorlage des Einreichsystems, nicht der von der Themenseite',
  ),
  paper(
    'annexes',
    14,
    'Annexes on demand: detailed budget, CVs, activity reports, authority declarations',
    'Anlagen auf Verlangen: Kostenplan, Lebensläufe, Tätigkeitsberichte, Vollmachten',
  ),
  plan(
    'signed',
    7,
    'Signed by whoever may sign for the place',
    'Unterschrieben von der Person, die für den Ort zeichnet',
  ),
  plan(
    'hand-in',
    2,
    'Hand in, two days early: portals are slow on the last day',
    'Einreichen, zwei Tage früher: am letzten Tag sind Portale langsam',
  ),
  {
    code: 'visibility',
    leadDays: 0,
    what: {
      en: 'Words for poster or screen (A3), website and social media are ready (see the draft)',
      de: 'Worte für Plakat oder Bildschirm (A3), Webseite und soziale Medien liegen bereit (im Entwurf)',
    },
    ground: 'law',
    source: ARTICLE_50,
    outlines: [],
  },
];

export const listSteps = (outline: OutlineId): ApplicationStep[] =>
  APPLICATION_STEPS.filter(({ outlines }) => outlines.length === 0 || outlines.includes(outline));

export const findStep = (code: string): ApplicationStep | undefined =>
  APPLICATION_STEPS.find((one) => one.code === code);

/** In the reader's language, as long as nobody wrote other words over it. */
export function nameStep(item: { readonly code: string; readonly what: string }, language: string): string {
  const step = findStep(item.code);
  if (step === undefined || !Object.values(step.what).includes(item.what)) return item.what;
  return step.what[language] ?? step.what.en;
}
