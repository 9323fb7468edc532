/** Whether scores can be computed, and mean something. */
import { reportRepeated, type Report } from './sense-report.ts';
import { computeQuestionSpan, computeScoreSpan, type Span } from './score-items.ts';
import type { Instrument, Question, Score } from './questionnaire.types.ts';

/** Findings about one score; the spans of its items, as far as they have any. */
function checkItems(
  score: Score,
  questions: ReadonlyMap<string, Question>,
  spans: ReadonlyMap<string, Span>,
  { path, report }: { path: string; report: Report },
): readonly Span[] {
  return score.items.flatMap((id) => {
    const span = spans.get(id);
    if (span !== undefined) return [span];
    const isQuestion = questions.has(id);
    report(path, isQuestion ? `${id} holds no number` : `${id} is neither a question nor an earlier score`);
    return [];
  });
}

function checkScore(score: Score, items: readonly Span[], path: string, report: Report): void {
  reportRepeated(score.items, `${path}.items`, report);
  if (score.minimumItems > score.items.length) report(`${path}.minimumItems`, 'is above the number of items');
  const [first] = items;
  const isAlike = items.every(({ lowest, highest }) => lowest === first?.lowest && highest === first.highest);
  if (score.method === 'mean' && !isAlike)
    report(path, 'is a mean of items with different ends: use rescaled-sum');
  if (items.some(({ lowest, highest }) => lowest >= highest))
    report(path, 'has an item with only one possible value');
}

export function checkScores(
  instrument: Instrument,
  questions: ReadonlyMap<string, Question>,
  report: Report,
): void {
  const scores = instrument.scores ?? [];
  reportRepeated([...questions.keys(), ...scores.map(({ id }) => id)], 'scores', report);
  const spans = new Map<string, Span>();
  for (const question of questions.values()) {
    const span = computeQuestionSpan(question);
    if (span !== undefined) spans.set(question.id, span);
  }
  scores.forEach((score, index) => {
    const path = `scores[${index}]`;
    const items = checkItems(score, questions, spans, { path, report });
    checkScore(score, items, path, report);
    const span = computeScoreSpan(score, items);
    if (span !== undefined) spans.set(score.id, span);
  });
}
