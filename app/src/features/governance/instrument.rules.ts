/** The questionnaire of source 003, part 3, as a place designed it. Pure: the same design gives the same questions. */
import {
  ACTOR_GROUPS,
  ACTOR_KINDS,
  FREQUENCY_LABELS,
  NATURE_LABELS,
  RESPONDENT_ROLES,
} from '@vicus/reference';
import type {
  Column,
  Instrument,
  OneChoiceQuestion,
  Question,
  Row,
  ScalePoint,
  Section,
  Texts,
} from '@vicus/questionnaire';
import { createTranslator, isDraftTranslation, LANGUAGES, readTexts, type MessageKey } from '#ui/messages.ts';
import type { RespondentPlan, RespondentQuestion, WaveMode } from '#features/survey/survey.types.ts';
import type { GovernanceDesign } from './governance.schema.ts';
import { INSTRUMENT_ID, INSTRUMENT_VERSION, WINDOWS, type AskedRow } from './governance.types.ts';
import { buildLocality } from './instrument-locality.ts';
import { buildOpenQuestion } from './instrument-open.ts';
import { sayAll } from './instrument-texts.ts';
import { describeWindow, FURTHER_GROUP, headingOf } from './table-axes.ts';

export const ROLE_QUESTION = 'role';
export const POLITICAL_QUESTION = 'political-group';
/** Ids of the questions of a group begin with these; the rest is the group. */
export const CONTACT = 'contact-';
export const NATURE = 'nature-';
/** Joins the codes of choices that were merged. */
export const MERGED = '-or-';
/**
 * How political groups may be merged: those who call themselves mixed join one side. The two sides in one choice
 * would say nothing.
 */
const POLITICAL_MERGERS = [
  [['progressive', 'mixed'], ['conservative']],
  [['progressive'], ['conservative', 'mixed']],
];
/** Kinds of actors in a row id end here; what follows names one actor. */
const NAMED_ROW = '--';

/** An actor of the place as far as the questionnaire needs it. */
export interface ActorOfPlace {
  readonly actorId: string;
  readonly kind: string;
  readonly name: string;
}

/** The kind a row stands for; the row of a named actor begins with its kind. */
export function readKindOfRow(rowId: string): string {
  return rowId.split(NAMED_ROW)[0] ?? rowId;
}

/** Kinds of the design, or the named actors of each kind; a kind without actors is asked as a kind. */
export function listAskedRows(
  design: Pick<GovernanceDesign, 'rows' | 'furtherKinds'>,
  actors: readonly ActorOfPlace[],
): AskedRow[] {
  const kinds = ACTOR_KINDS.filter(({ printed }) => printed || design.furtherKinds);
  return kinds.flatMap(({ code }): AskedRow[] => {
    const own = design.rows === 'named' ? actors.filter(({ kind }) => kind === code) : [];
    if (own.length === 0) return [{ id: code, kind: code }];
    return own.map(({ actorId, name }) => ({
      id: `${code}${NAMED_ROW}${actorId.replaceAll('-', '')}`,
      kind: code,
      name,
    }));
  });
}

/**
 * What is asked about the respondent, for the crossing with the list of the invited. In named waves the list says it
 * already. Elected members and officials may be merged, since both count for the index; partners stand apart.
 */
export function listRespondentQuestions(
  design: Pick<GovernanceDesign, 'politicalGroup'>,
  invited: readonly { readonly role: string }[],
): RespondentQuestion[] {
  const roles = RESPONDENT_ROLES.map(({ code }) => code).filter((code) =>
    invited.some(({ role }) => role === code),
  );
  if (roles.length === 0) return [];
  const role: RespondentQuestion = {
    id: ROLE_QUESTION,
    fact: 'role',
    categories: roles.map((code) => ({ code })),
    mergers: roles.length === 3 ? [[['elected-policymaker', 'official'], ['partner-organisation']]] : [],
  };
  const political: RespondentQuestion = {
    id: POLITICAL_QUESTION,
    fact: 'political-group',
    categories: [{ code: 'progressive' }, { code: 'conservative' }, { code: 'mixed' }],
    mergers: POLITICAL_MERGERS,
    ...(roles.length > 1 ? { askedOf: { question: ROLE_QUESTION, codes: ['elected-policymaker'] } } : {}),
  };
  const asksPolitics = design.politicalGroup && roles.includes('elected-policymaker');
  return [...(roles.length > 1 ? [role] : []), ...(asksPolitics ? [political] : [])];
}

/** The questions as the plan lets them be asked: merged choices joined, dropped questions gone. */
export function applyPlan(
  questions: readonly RespondentQuestion[],
  plan: RespondentPlan,
): RespondentQuestion[] {
  return questions.flatMap((question) => {
    const planned = plan.questions.find(({ id }) => id === question.id);
    if (planned === undefined || planned.outcome === 'dropped') return [];
    const categories = planned.categories.map(({ codes }) => ({ code: codes.join(MERGED), stands: codes }));
    return [{ ...question, categories }];
  });
}

export interface InstrumentFacts {
  readonly about: readonly RespondentQuestion[];
  readonly placeName: string;
  readonly mode: WaveMode;
}

/**
 * The questionnaire. `rows`: see `listAskedRows`; `about`: the questions about the respondent as they may be asked
 * (`applyPlan`), none in named waves; `placeName` stands in the purpose; `mode` decides who reads what is written.
 */
export function buildGovernanceInstrument(
  design: GovernanceDesign,
  rows: readonly AskedRow[],
  { about, placeName, mode }: InstrumentFacts,
): Instrument {
  const headings = [...ACTOR_GROUPS.map(({ code }) => code as string), FURTHER_GROUP];
  const groups = headings.flatMap((heading) => {
    const own = rows.filter(({ kind }) => headingOfKind(kind) === heading);
    return own.length === 0 ? [] : [buildGroup(design, heading, { rows: own, mode })];
  });
  return {
    id: INSTRUMENT_ID,
    version: INSTRUMENT_VERSION,
    title: readTexts('respond.instrument.title'),
    purpose: sayAll('respond.start.about', { place: placeName }),
    source: readTexts('respond.instrument.source'),
    languages: Object.fromEntries(design.languages.map((language) => [language, readState(language)])),
    sections: [
      ...(about.length > 0 ? [buildAbout(about)] : []),
      ...groups,
      ...(design.localityFacts ? [buildLocality()] : []),
    ],
  };
}

function readState(language: GovernanceDesign['languages'][number]): Instrument['languages'][string] {
  if (language === 'en') return { state: 'source' };
  // A translation of the interface counts as the questions' own: both are in the same files.
  return isDraftTranslation(language) ? { state: 'draft' } : { state: 'source' };
}

function headingOfKind(code: string): string {
  const kind = ACTOR_KINDS.find((one) => one.code === code);
  if (kind === undefined) throw new Error(`there is no kind of actor ${code}`);
  return headingOf(kind);
}

const ROLE_MESSAGES: Readonly<Record<string, MessageKey>> = {
  'elected-policymaker': 'respond.role.elected',
  official: 'respond.role.official',
  'partner-organisation': 'respond.role.partner',
  progressive: 'respond.affiliation.progressive',
  conservative: 'respond.affiliation.conservative',
  mixed: 'respond.affiliation.mixed',
};

/** The words of a choice about the respondent; merged ones with a stroke between. */
export function labelChoice(code: string): Texts {
  const parts = code.split(MERGED).map((one) => readTexts(ROLE_MESSAGES[one] ?? 'respond.role.official'));
  const join = (language: string): string => parts.map((texts) => texts[language] ?? texts.en).join(' / ');
  const texts = LANGUAGES.respond.map((language) => [language, join(language)] as const);
  return { ...Object.fromEntries(texts), en: join('en') };
}

function buildAbout(about: readonly RespondentQuestion[]): Section {
  return {
    id: 'about-you',
    title: readTexts('respond.role.title'),
    questions: about.map(buildAboutQuestion),
  };
}

function buildAboutQuestion(question: RespondentQuestion): OneChoiceQuestion {
  const choices = question.categories.map(({ code }) => ({ code, label: labelChoice(code) }));
  const base = { id: question.id, kind: 'one-choice', choices } as const;
  // Without a role nobody can tell whose contact it is: the one question that must be answered.
  if (question.id === ROLE_QUESTION)
    return { ...base, label: readTexts('respond.role.question'), required: true };
  const { askedOf } = question;
  return {
    ...base,
    label: readTexts('respond.affiliation.question'),
    help: sayAll('respond.affiliation.help', { minimum: 5 }),
    specials: ['rather-not-say'],
    ...(askedOf === undefined ? {} : { askedWhen: { question: askedOf.question, oneOf: askedOf.codes } }),
  };
}

const GROUP_TITLES: Readonly<Record<string, MessageKey>> = {
  horizontal: 'respond.group.horizontal.title',
  vertical: 'respond.group.vertical.title',
  translocal: 'respond.group.translocal.title',
  'within-local-government': 'respond.group.within.title',
  [FURTHER_GROUP]: 'respond.group.further.title',
};

/** One page a group: how often in each window, how the contact was, and what changed. */
function buildGroup(
  design: GovernanceDesign,
  group: string,
  { rows: asked, mode }: { readonly rows: readonly AskedRow[]; readonly mode: WaveMode },
): Section {
  const title = readTexts(GROUP_TITLES[group] ?? 'respond.group.further.title');
  const rows = asked.map((row): Row => ({ id: row.id, label: labelRow(row) }));
  return {
    id: group,
    title,
    questions: [
      askContact(design, group, rows),
      askNature(group, rows, title),
      ...(design.openQuestions ? [buildOpenQuestion(group, mode)] : []),
    ],
  };
}

function labelRow({ kind, name }: AskedRow): Texts {
  if (name !== undefined) return { en: name };
  const found = ACTOR_KINDS.find(({ code }) => code === kind);
  return found?.label ?? { en: kind };
}

function askContact(design: GovernanceDesign, group: string, rows: readonly Row[]): Question {
  const columns = WINDOWS.map((id): Column => ({ id, label: { en: describeWindow(design.windows[id]) } }));
  const points = FREQUENCY_LABELS.map(({ value, label }): ScalePoint => ({
    code: String(value),
    value,
    label,
  }));
  const label = readTexts('respond.group.intro');
  const help = readTexts('respond.frequency.note');
  return {
    id: `${CONTACT}${group}`,
    kind: 'matrix',
    label,
    help,
    rows,
    columns,
    points,
    specials: ['dont-know'],
  };
}

/**
 * Asked of rows with contact in any of the two windows, about the contact as a whole: who fell out with a partner and
 * stopped speaking to them should be able to say so.
 */
function askNature(group: string, rows: readonly Row[], title: Texts): Question {
  const points = NATURE_LABELS.map(({ value, label }): ScalePoint => ({ code: String(value), value, label }));
  const inLanguage = LANGUAGES.respond.map(
    (language) =>
      [
        language,
        createTranslator(language)('respond.nature.title', { group: title[language] ?? title.en }),
      ] as const,
  );
  return {
    id: `${NATURE}${group}`,
    kind: 'matrix',
    label: {
      en: createTranslator('en')('respond.nature.title', { group: title.en }),
      ...Object.fromEntries(inLanguage),
    },
    help: readTexts('respond.nature.intro'),
    rows,
    columns: [{ id: 'nature', label: title }],
    points,
    specials: ['dont-know'],
    rowsAskedWhen: { question: `${CONTACT}${group}`, oneOf: ['1', '2', '3', '4', '5'] },
  };
}
