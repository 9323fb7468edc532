/** Decisions about records of practices: what may be published, by whom, and what a new version says otherwise. */
import { findIdentifyingField } from '@vicus/disclosure';
import { findTooLong, listEmptyFields } from '#features/evaluation/practice.rules.ts';
import { PRACTICE_FIELDS, type PracticeTexts } from '#features/evaluation/practice.types.ts';
import { approvedByOneself, incomplete, namesSomebody, tooLong } from './practice.problems.ts';
import type { Practice, PracticeDetails, PracticeNeeds, PublishedPractice } from './practice.types.ts';

export const NO_NEEDS: PracticeNeeds = {
  competences: [],
  actorKinds: [],
  lendables: [],
  minimumInhabitants: null,
};

export const NO_DETAILS: PracticeDetails = {
  areas: [],
  targetGroups: [],
  evidenceLevel: null,
  factToken: '',
  costPerParticipantCents: null,
  currency: 'EUR',
  staffHoursPerWeek: null,
  partners: [],
  contact: '',
  contactLanguages: [],
  needs: NO_NEEDS,
  politics: '',
  reviewNote: '',
};

/** @throws Problem `practice-too-long` (422) */
export function refuseTooLong(texts: PracticeTexts): void {
  const long = findTooLong(texts);
  if (long !== undefined) throw tooLong(long.id, long.words, long.maximumWords);
}

/** Every field that others need, and an area of life to be found by. @throws Problem `practice-incomplete` (422) */
export function refuseIncomplete(texts: PracticeTexts, { areas, contact }: PracticeDetails): void {
  const empty: string[] = [
    ...listEmptyFields(texts),
    ...(areas.length === 0 ? ['areas'] : []),
    ...(contact === '' ? ['contact'] : []),
  ];
  if (empty[0] !== undefined) throw incomplete(empty[0], empty.length);
}

/** Words that tell of a person are shown before they leave the place. @throws Problem `practice-names` (422) */
export function refuseNames(texts: Readonly<Record<string, string | undefined>>): void {
  const found = findIdentifyingField(texts);
  if (found !== undefined) throw namesSomebody(found.words, found.field);
}

export interface Approver {
  readonly userId: string;
  readonly name: string;
}

/** Everybody but who changed it last; where there is only one, that one. The same rule lets releases out. */
export function listApprovers(staff: readonly Approver[], changedBy: string): readonly Approver[] {
  const others = staff.filter(({ userId }) => userId !== changedBy);
  return others.length === 0 ? staff : others;
}

/** @throws Problem `practice-approved-by-oneself` (409) */
export function refuseOwnApproval(staff: readonly Approver[], changedBy: string, userId: string): void {
  if (!listApprovers(staff, changedBy).some((one) => one.userId === userId)) throw approvedByOneself();
}

/** Fields in which a record differs from what was published last. */
export function listChanges(
  before: Pick<PublishedPractice, 'texts' | 'details'>,
  after: Pick<Practice, 'texts' | 'details'>,
): string[] {
  const texts = PRACTICE_FIELDS.map(({ id }) => id).filter(
    (id) => (before.texts[id] ?? '') !== (after.texts[id] ?? ''),
  );
  const old = before.details as Readonly<Record<string, unknown>> | null;
  const details = Object.entries(after.details).filter(
    ([field, value]) =>
      !['factToken', 'reviewNote'].includes(field) && JSON.stringify(old?.[field]) !== JSON.stringify(value),
  );
  return [...texts, ...details.map(([field]) => field)];
}
