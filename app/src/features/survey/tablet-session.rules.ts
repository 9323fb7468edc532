/** One person's answers on a tablet, page by page. Lives in memory only; runs in the browser. */
import {
  checkAnswer,
  parseFormData,
  replaceSectionAnswers,
  type Answers,
  type Finding,
  type Instrument,
} from '@vicus/questionnaire';
import { findNextSection, findPreviousSection, listAskedSections } from './pages.rules.ts';

export type Entries = readonly (readonly [string, string])[];

export interface TabletSession {
  /** random: decides random orders, and lets the answer count once */
  readonly submissionKey: string;
  readonly answers: Answers;
  readonly sectionId: string;
  readonly findings: readonly Finding[];
  /** as typed, where it was not taken or the language was changed; null: as answered */
  readonly typed: Entries | null;
}

export type SavedPage =
  | { readonly kind: 'page'; readonly session: TabletSession }
  /** to be sealed now; nothing of it stays */
  | { readonly kind: 'finished'; readonly submissionKey: string; readonly answers: Answers };

/** The first page. Undefined where nothing is asked. */
export function beginSession(instrument: Instrument, submissionKey: string): TabletSession | undefined {
  const [first] = listAskedSections(instrument, {});
  return first && { submissionKey, answers: {}, sectionId: first.section.id, findings: [], typed: null };
}

/** The page in front of somebody. */
export function findSessionPage(instrument: Instrument, session: TabletSession) {
  const pages = listAskedSections(instrument, session.answers);
  const at = Math.max(
    0,
    pages.findIndex(({ section }) => section.id === session.sectionId),
  );
  return { page: pages[at], current: at + 1, total: pages.length };
}

/** Takes what stands in the form of a page, and leads on or back. */
export function saveTabletPage(
  instrument: Instrument,
  session: TabletSession,
  entries: Entries,
  go: 'next' | 'back',
): SavedPage {
  const section = instrument.sections.find(({ id }) => id === session.sectionId);
  if (section === undefined) return { kind: 'page', session };
  const form = parseFormData(section, entries);
  const given = replaceSectionAnswers(section, session.answers, form.answers);
  const checked = checkAnswer(instrument, given, { partial: true });
  const findings = [...form.findings, ...(checked.ok ? [] : checked.findings)];
  if (!checked.ok || findings.length > 0)
    return { kind: 'page', session: { ...session, findings, typed: entries } };
  const saved = { ...session, answers: checked.answers, findings: [], typed: null };
  const sectionId =
    go === 'back'
      ? (findPreviousSection(instrument, section.id, checked.answers) ?? section.id)
      : findNextSection(instrument, section.id, session.answers, checked.answers);
  return sectionId === null ? finish(instrument, saved) : { kind: 'page', session: { ...saved, sectionId } };
}

/** Where something required is missing, its page comes again. */
function finish(instrument: Instrument, session: TabletSession): SavedPage {
  const checked = checkAnswer(instrument, session.answers);
  if (checked.ok) return { kind: 'finished', submissionKey: session.submissionKey, answers: checked.answers };
  const missing = checked.findings[0]?.question;
  const section = instrument.sections.find(({ questions }) => questions.some(({ id }) => id === missing));
  const findings = checked.findings.filter(({ question }) =>
    section?.questions.some(({ id }) => id === question),
  );
  return {
    kind: 'page',
    session: { ...session, sectionId: section?.id ?? session.sectionId, findings },
  };
}
