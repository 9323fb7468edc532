/** Which parts a kind of report has, in which order, and what a place may change about that. */
import type { ReportKind, ReportPart, ReportTemplate } from './report.types.ts';

export const PARTS_OF_KIND: Readonly<Record<ReportKind, readonly ReportPart[]>> = {
  council: ['words', 'key', 'changes', 'questions', 'figures', 'withheld', 'method'],
  area: ['words', 'changes', 'figures', 'withheld', 'method'],
  survey: ['words', 'key', 'figures', 'withheld', 'method'],
  monitoring: ['words', 'changes', 'figures', 'withheld', 'method'],
  plain: ['words', 'key', 'figures', 'withheld', 'method'],
  'fund-annex': ['words', 'indicators', 'gaps', 'method'],
};

/** What is not shown and how it was done may be moved, never left out: a report without them claims more than it knows. */
export const ALWAYS_SHOWN: readonly ReportPart[] = ['withheld', 'method', 'indicators'];

export const mayLeaveOut = (part: ReportPart): boolean => !ALWAYS_SHOWN.includes(part);

/** The template of a place that changed nothing. */
export const composeTemplate = (kind: ReportKind): ReportTemplate => ({
  kind,
  parts: PARTS_OF_KIND[kind].map((part) => ({ part, isShown: true })),
  cover: {},
  footer: {},
});

/** Stored parts, completed: a part that came to the kind later stands at its end; one that left it is dropped. */
export function completeParts(kind: ReportKind, stored: ReportTemplate['parts']): ReportTemplate['parts'] {
  const own = PARTS_OF_KIND[kind];
  const known = stored.filter(({ part }) => own.includes(part));
  const missing = own.filter((part) => !known.some((one) => one.part === part));
  const all = [...known, ...missing.map((part) => ({ part, isShown: true }))];
  return all.map(({ part, isShown }) => ({ part, isShown: isShown || !mayLeaveOut(part) }));
}
