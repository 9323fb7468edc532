/** Notices that a page was drawn from older answers. */
import { createHash } from 'node:crypto';
import { toFormEntries, type Answers, type Section } from '@vicus/questionnaire';

/** Tells whether the saved answers of a section are still those that a page was drawn from. */
export function computeSectionMark(section: Section, answers: Answers): string {
  const entries = toFormEntries(section, answers).toSorted(([a, b], [c, d]) =>
    `${a} ${b}` < `${c} ${d}` ? -1 : 1,
  );
  return createHash('sha256').update(JSON.stringify(entries)).digest('base64url').slice(0, 12);
}
