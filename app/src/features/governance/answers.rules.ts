/** From the answers of one respondent to contacts by kind of actor. */
import type { Answers, Instrument, MatrixAnswer } from '@vicus/questionnaire';
import { mergeActorsToKinds } from '@vicus/statistics';
import type { FrequencyAnswer, Frequency, Nature, NatureAnswer } from '@vicus/statistics';
import {
  CONTACT,
  MERGED,
  NATURE,
  POLITICAL_QUESTION,
  readKindOfRow,
  ROLE_QUESTION,
} from './instrument.rules.ts';
import { LOCALITY_QUESTIONS } from './instrument-locality.ts';
import { WINDOWS, type KnownRole, type Respondent, type WindowCode } from './governance.types.ts';

/** What the list of the invited says of a respondent: in named waves, where it is not asked. */
export interface ListedRespondent {
  readonly role: string;
  readonly politicalGroup: string | null;
  /** the organisation of the register they speak for */
  readonly actorId: string | null;
  readonly name: string;
}

/** One asked row with its answers, for pages that show single ties. */
export interface Tie {
  readonly rowId: string;
  readonly kind: string;
  readonly frequency: Readonly<Record<WindowCode, FrequencyAnswer>>;
  readonly nature: NatureAnswer;
}

/** Every row of the questionnaire with what was answered, blank where nothing was. */
export function listTies(instrument: Instrument, answers: Answers): Tie[] {
  return instrument.sections.flatMap(({ questions }) =>
    questions.flatMap((question) => {
      if (question.kind !== 'matrix' || !question.id.startsWith(CONTACT)) return [];
      const contact = (answers[question.id] ?? {}) as MatrixAnswer;
      const nature = (answers[`${NATURE}${question.id.slice(CONTACT.length)}`] ?? {}) as MatrixAnswer;
      return question.rows.map(({ id }): Tie => ({
        rowId: id,
        kind: readKindOfRow(id),
        frequency: {
          earlier: readScaleAnswer<Frequency>(contact[id]?.['earlier']),
          later: readScaleAnswer<Frequency>(contact[id]?.['later']),
        },
        nature: readScaleAnswer<Nature>(nature[id]?.['nature']),
      }));
    }),
  );
}

function readScaleAnswer<Value extends number>(code: string | undefined): Value | 'dont-know' | null {
  if (code === undefined) return null;
  // Codes are those of the instrument; the statistics check the range once more.
  return code === 'dont-know' ? 'dont-know' : (Number(code) as Value);
}

export function toRespondent(
  instrument: Instrument,
  answers: Answers,
  listed?: Pick<ListedRespondent, 'role' | 'politicalGroup'>,
): Respondent {
  const ties = listTies(instrument, answers);
  const merge = (window: WindowCode) =>
    mergeActorsToKinds(ties.map(({ kind, frequency }) => ({ kind, answer: frequency[window] })));
  const [earlier, later] = WINDOWS.map(merge);
  return {
    role: listed === undefined ? readRole(answers[ROLE_QUESTION]) : readRole(listed.role),
    politicalGroup:
      listed === undefined ? readPoliticalGroup(answers[POLITICAL_QUESTION]) : listed.politicalGroup,
    frequency: { earlier: earlier ?? new Map(), later: later ?? new Map() },
    nature: mergeNatures(ties),
    locality: readLocality(answers),
  };
}

function readLocality(answers: Answers): Record<string, string> {
  const given = LOCALITY_QUESTIONS.map((id) => [id, answers[id]] as const);
  return Object.fromEntries(
    given.filter((entry): entry is [(typeof entry)[0], string] => typeof entry[1] === 'string'),
  );
}

function readRole(code: unknown): KnownRole {
  if (code === 'elected-policymaker' || code === 'official' || code === 'partner-organisation') return code;
  return code === `elected-policymaker${MERGED}official` ? 'local-government' : 'unknown';
}

function readPoliticalGroup(code: unknown): string | null {
  return typeof code === 'string' && code !== 'rather-not-say' ? code : null;
}

/**
 * Several named actors of a kind: the nature of the most frequent contact counts, as its frequency does; of equally
 * frequent ones the most conflictual, so that a conflict is not hidden by a friend.
 */
function mergeNatures(ties: readonly Tie[]): Map<string, NatureAnswer> {
  const best = new Map<string, { contact: number; nature: NatureAnswer }>();
  for (const { kind, frequency, nature } of ties) {
    const contact = Math.max(...WINDOWS.map((window) => toContact(frequency[window])));
    const before = best.get(kind);
    if (before === undefined || isWeightier({ contact, nature }, before)) best.set(kind, { contact, nature });
  }
  return new Map([...best].map(([kind, { nature }]) => [kind, nature]));
}

function toContact(answer: FrequencyAnswer): number {
  return typeof answer === 'number' ? answer : -1;
}

interface Weighed {
  readonly contact: number;
  readonly nature: NatureAnswer;
}

function isWeightier(one: Weighed, before: Weighed): boolean {
  const [isRated, wasRated] = [typeof one.nature === 'number', typeof before.nature === 'number'];
  if (isRated !== wasRated) return isRated;
  if (one.contact !== before.contact) return one.contact > before.contact;
  return typeof one.nature === 'number' && typeof before.nature === 'number' && one.nature < before.nature;
}
