/**
 * The documents of a wave: each statement follows from a setting of its plan, and nothing else is said. They are
 * lists of message keys here; words come from the public shell, in the town's language.
 */
import type { Audience } from '@vicus/questionnaire';
import type { GeneralDesign } from './general.schema.ts';
import type { Approach, WaveMode } from './survey.types.ts';

export const WAVE_DOCUMENTS = ['privacy', 'record', 'assessment', 'arrangement', 'by-law'] as const;
export type WaveDocumentId = (typeof WAVE_DOCUMENTS)[number];

/** What the documents are written from. */
export interface DocumentFacts {
  readonly place: string;
  /** '' where the place names nobody */
  readonly contact: string;
  readonly title: string;
  readonly instrument: string;
  readonly hasTexts: boolean;
  readonly mode: WaveMode;
  readonly approach: Approach;
  readonly minimumGroup: number;
  /** people on the list */
  readonly invited: number;
  /** ISO days */
  readonly closesOn: string;
  readonly retentionUntil: string;
  readonly design: GeneralDesign;
}

/** `key`: behind `public.document.`; values that name further keys stand in `words`. */
export interface Statement {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** names of values that are lists of keys, e.g. `{ kinds: ['kind.health'] }` */
  readonly words?: Readonly<Record<string, readonly string[]>>;
  /** names of values that are ISO days */
  readonly days?: Readonly<Record<string, string>>;
}

interface StatementGroup {
  /** key of the heading */
  readonly heading: string;
  readonly statements: readonly Statement[];
}

type Line = Statement | false;
const keep = (lines: readonly Line[]): readonly Statement[] =>
  lines.filter((line): line is Statement => line !== false);
const say = (key: string, values?: Statement['values']): Statement =>
  values === undefined ? { key } : { key, values };

/** The statements of a document, in order. */
export function composeWaveDocument(id: WaveDocumentId, facts: DocumentFacts): readonly StatementGroup[] {
  const writers: Readonly<Record<WaveDocumentId, (facts: DocumentFacts) => readonly StatementGroup[]>> = {
    privacy: composePrivacyNotice,
    record: composeRecord,
    assessment: composeAssessment,
    arrangement: composeArrangement,
    'by-law': composeByLawCheck,
  };
  return writers[id](facts);
}

function composePrivacyNotice(facts: DocumentFacts): readonly StatementGroup[] {
  return [
    { heading: 'h.who', statements: sayWho(facts) },
    { heading: 'h.why', statements: sayWhy(facts) },
    { heading: 'h.what', statements: sayWhat(facts) },
    { heading: 'h.sees', statements: sayWhoSees(facts) },
    { heading: 'h.long', statements: sayHowLong(facts) },
    { heading: 'h.rights', statements: sayRights(facts) },
  ];
}

function composeRecord(facts: DocumentFacts): readonly StatementGroup[] {
  const subjects: Statement = {
    key: 'record.subjects',
    words: { people: [`audience.${facts.design.audience}`] },
  };
  const count = isListed(facts) && facts.invited > 0 && say('record.count', { count: facts.invited });
  return [
    { heading: 'h.who', statements: sayWho(facts) },
    { heading: 'h.why', statements: sayWhy(facts) },
    { heading: 'h.what', statements: keep([subjects, count, ...sayWhat(facts)]) },
    { heading: 'h.sees', statements: sayWhoSees(facts) },
    { heading: 'h.long', statements: sayHowLong(facts) },
    { heading: 'h.measures', statements: sayMeasures(facts) },
  ];
}

function composeAssessment(facts: DocumentFacts): readonly StatementGroup[] {
  const reasons = listReasons(facts);
  const needed = reasons.length > 0 ? [say('needed.likely'), ...reasons] : [say('needed.unlikely')];
  return [
    { heading: 'h.needed', statements: needed },
    { heading: 'h.why', statements: sayWhy(facts) },
    { heading: 'h.what', statements: sayWhat(facts) },
    {
      heading: 'h.necessity',
      statements: [say(`necessity.${facts.mode}`), say(`necessity.${facts.approach}`)],
    },
    { heading: 'h.risks', statements: listRisks(facts) },
    { heading: 'h.measures', statements: sayMeasures(facts) },
    { heading: 'h.rights-of', statements: sayRights(facts) },
    { heading: 'h.open', statements: [say('open.opinion'), say('open.views'), say('open.decision')] },
  ];
}

/** Whom a survey by the office that helps or decides about them may put under pressure. */
const DEPENDENT_AUDIENCES: readonly Audience[] = ['newcomers', 'service-users'];

function listReasons({ design }: DocumentFacts): readonly Statement[] {
  return keep([
    design.specialCategories.length > 0 && say('reason.special'),
    isFromRegister(design) && say('reason.register'),
    DEPENDENT_AUDIENCES.includes(design.audience) && say('reason.vulnerable'),
    !design.adultsOnly && say('reason.young'),
  ]);
}

function listRisks(facts: DocumentFacts): readonly Statement[] {
  return keep([
    say('risk.small', { minimum: facts.minimumGroup }),
    facts.hasTexts && say('risk.texts'),
    isListed(facts) && say('risk.list'),
    facts.mode === 'anonymous' && isListed(facts) && say('risk.pressure'),
    facts.mode === 'named' && say('risk.named'),
    say('risk.machine'),
  ]);
}

function composeArrangement(facts: DocumentFacts): readonly StatementGroup[] {
  const { place, title } = facts;
  const { hosting, hostName: host } = facts.design;
  if (hosting === 'own') return [{ heading: 'h.tasks', statements: [say('arrange.own', { place })] }];
  const subject: Statement = {
    key: 'arrange.subject',
    values: { title },
    days: { date: facts.retentionUntil },
  };
  const statements =
    hosting === 'processor'
      ? [
          say('arrange.processor', { place, host }),
          subject,
          say('arrange.instructions', { host }),
          say('arrange.security', { host }),
          say('arrange.others'),
          say('arrange.help', { host }),
          say('arrange.end', { host }),
        ]
      : [
          say('arrange.shared', { place, host }),
          subject,
          say('arrange.each'),
          say('arrange.together'),
          say('arrange.breach'),
          say('arrange.leave'),
          say('arrange.essence'),
        ];
  return [
    { heading: 'h.who', statements: sayWho(facts) },
    { heading: 'h.tasks', statements },
  ];
}

function composeByLawCheck(facts: DocumentFacts): readonly StatementGroup[] {
  const { design, mode } = facts;
  const hasReference = design.legalReference !== '';
  const checks = keep([
    say('by-law.voluntary'),
    say(`by-law.${mode}`),
    say(isFromRegister(design) ? 'by-law.register' : 'by-law.no-register'),
    design.specialCategories.length > 0 && say('by-law.special'),
    say('by-law.statistics'),
    hasReference ? say('by-law.reference', { reference: design.legalReference }) : say('by-law.no-reference'),
  ]);
  return [
    { heading: 'h.result', statements: [say(`by-law.result.${judgeByLaw(facts)}`)] },
    { heading: 'h.checks', statements: checks },
  ];
}

/** `clarify`: something points to a law or by-law and none is named. */
function judgeByLaw({ design, mode }: Pick<DocumentFacts, 'design' | 'mode'>): 'clarify' | 'check' | 'none' {
  const isTask = design.basis === 'public-task';
  const pointsToLaw =
    isFromRegister(design) || (isTask && (mode === 'named' || design.specialCategories.length > 0));
  if (design.legalReference !== '') return 'check';
  return pointsToLaw ? 'clarify' : 'none';
}

const isListed = ({ approach }: Pick<DocumentFacts, 'approach'>): boolean => approach !== 'open';
const isFromRegister = ({ addressSource, approach }: GeneralDesign): boolean =>
  approach !== 'open' && (addressSource === 'population-register' || addressSource === 'other-register');

function sayWho({ place, contact, design }: DocumentFacts): readonly Statement[] {
  const officer = design.protectionOfficer;
  return [
    say('who.controller', { place, contact: contact === '' ? place : contact }),
    officer === '' ? say('who.officer-missing') : say('who.officer', { officer }),
  ];
}

function sayWhy({ design, instrument }: DocumentFacts): readonly Statement[] {
  return keep([
    say('why.purpose', { purpose: design.purpose }),
    say('why.instrument', { instrument }),
    say(`why.${design.basis}`),
    design.legalReference !== '' && say('why.reference', { reference: design.legalReference }),
  ]);
}

function sayWhat(facts: DocumentFacts): readonly Statement[] {
  const { design, mode, minimumGroup: minimum } = facts;
  const isAnonymous = mode === 'anonymous';
  const special: Statement = {
    key: 'what.special',
    words: { kinds: design.specialCategories.map((kind) => `kind.${kind}`) },
  };
  return keep([
    say(isListed(facts) ? 'what.list' : 'what.no-list'),
    isListed(facts) && say(`what.source.${design.addressSource}`),
    say(`what.${mode}`),
    isAnonymous && isListed(facts) && say('what.apart'),
    isAnonymous && isListed(facts) && say('what.honest'),
    isAnonymous && say('what.origin', { minimum }),
    design.specialCategories.length > 0 ? special : say('what.no-special'),
    facts.hasTexts && say('what.texts'),
    say(design.adultsOnly ? 'what.adults' : 'what.young'),
  ]);
}

function sayWhoSees(facts: DocumentFacts): readonly Statement[] {
  const { place, design, mode, minimumGroup: minimum } = facts;
  return keep([
    mode === 'anonymous' ? say('sees.anonymous', { minimum }) : say('sees.named', { place }),
    mode === 'named' && say('sees.public', { minimum }),
    say(`sees.${design.hosting}`, { place, host: design.hostName }),
    isListed(facts) && design.channels.includes('mail') && say('sees.mail'),
    say('sees.abroad'),
  ]);
}

function sayHowLong(facts: DocumentFacts): readonly Statement[] {
  return keep([
    { key: 'long.closes', days: { date: facts.closesOn } },
    { key: 'long.answers', days: { date: facts.retentionUntil } },
    isListed(facts) && say(facts.mode === 'anonymous' ? 'long.list-at-closing' : 'long.list-with-answers'),
    say('long.backups'),
  ]);
}

function sayRights(facts: DocumentFacts): readonly Statement[] {
  const isNamed = facts.mode === 'named';
  return keep([
    say('rights.voluntary'),
    isNamed && say('rights.named'),
    isNamed && say('rights.access'),
    !isNamed && say('rights.final'),
    isListed(facts) && say('rights.list'),
    facts.design.basis === 'consent' ? say('rights.consent') : say('rights.object'),
    say('rights.complain'),
  ]);
}

function sayMeasures(facts: DocumentFacts): readonly Statement[] {
  return keep([
    say('measure.access'),
    say('measure.rows'),
    say('measure.sealed'),
    facts.mode === 'anonymous' && isListed(facts) && say('measure.links'),
    say('measure.gate'),
    say('measure.trackers'),
  ]);
}
