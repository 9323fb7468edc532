/** What the answers to one question say, in a sentence: docs/methods/report-text.md. */
import { readCell, readText, type Cube } from '@vicus/cube';
import { createTranslator, formatNumber, formatShare, type Language } from '#ui/messages.ts';

const QUESTION = 'survey-answers-';
const GIVEN = 'given';

interface Answer {
  readonly label: string;
  readonly share: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The answer given most often with its interval, and whether the next one can be told from it. Nothing where an answer is
 * withheld: it could be the one given most often.
 */
export function writeQuestionSentence(cube: Cube, language: Language): string | null {
  const answer = cube.dimensions.find(({ id }) => id === 'answer');
  if (!cube.id.startsWith(QUESTION) || answer === undefined) return null;
  const t = createTranslator(language);
  const question = readText(cube.provenance.question ?? cube.provenance.title, language);
  const codes = answer.categories.filter(({ code }) => code !== GIVEN);
  const found = codes.map(({ code, label }) => readAnswer(cube, code, readText(label, language)));
  if (found.includes('withheld')) return t('office.report-text.question.withheld', { question });
  const shown = found.filter((one) => typeof one === 'object').toSorted((a, b) => b.share - a.share);
  const [first, second] = shown;
  if (first === undefined || first.share === 0) return null;
  const most = describe(first, language);
  if (second === undefined) return t('office.report-text.question.most', { question, most });
  if (first.low === null || first.high === null)
    return t('office.report-text.question.taking-part', { question, most, next: describe(second, language) });
  const key = isApart(first, second) ? 'apart' : 'alike';
  return t(`office.report-text.question.${key}`, { question, most, next: describe(second, language) });
}

function readAnswer(cube: Cube, code: string, label: string): Answer | 'withheld' | 'none' {
  const rest = cube.dimensions.filter(({ id }) => id !== 'answer');
  const leading = Object.fromEntries(rest.map(({ id, categories }) => [id, categories[0]?.code ?? '']));
  const at = { ...leading, answer: code };
  const read = (measure: string): number | null => {
    if (!cube.measures.some(({ id }) => id === measure)) return null;
    const cell = readCell(cube, at, measure);
    return cell.kind === 'number' ? cell.value : null;
  };
  const share = readCell(cube, at, 'share');
  if (share.kind === 'none') return share.reason === 'withheld' ? 'withheld' : 'none';
  return { label, share: share.value, low: read('lower'), high: read('upper') };
}

/** Their intervals lie apart: a careful test, that finds fewer differences than there are. */
const isApart = (first: Answer, second: Answer): boolean =>
  first.low !== null && second.high !== null && first.low > second.high;

function describe({ label, share, low, high }: Answer, language: Language): string {
  const text = formatShare(share, language);
  if (low === null || high === null) return `“${label}” (${text})`;
  const span = createTranslator(language)('office.indicators.span', {
    from: formatNumber(low * 100, language),
    to: formatShare(high, language),
  });
  return `“${label}” (${text}; ${span})`;
}
