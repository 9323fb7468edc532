/** One practice record, written once, as the fields of several templates. Nothing is cut: what is too long is said to be. */
import type { PostingTemplate, TemplateField } from '@vicus/reference';
import { countWords } from '#features/evaluation/practice.rules.ts';
import type { PracticeTexts } from '#features/evaluation/practice.types.ts';

export interface FilledField {
  readonly field: TemplateField;
  readonly text: string;
  readonly words: number;
  /** by how many words it is too long; 0: fits, or there is no limit */
  readonly over: number;
}

export interface FilledTemplate {
  readonly template: PostingTemplate;
  /** `found` the limits stand in a source; `background` the names of fields are general knowledge; `not-found` nothing is known */
  readonly evidence: 'found' | 'background' | 'not-found';
  readonly fields: readonly FilledField[];
  /** everything in one piece, to be copied */
  readonly text: string;
}

/** `language`: of the labels, where the template has them in it. */
export function fillTemplate(
  template: PostingTemplate,
  texts: PracticeTexts,
  language: string,
): FilledTemplate {
  const known = template.fields.evidence === 'not-found' ? [] : template.fields.value;
  const fields = known.map((field) => fillField(field, texts));
  const text = fields
    .map(({ field, text: filled }) => `${field.label[language] ?? field.label.en}\n${filled}`)
    .join('\n\n');
  return { template, evidence: template.fields.evidence, fields, text };
}

function fillField(field: TemplateField, texts: PracticeTexts): FilledField {
  const parts = field.from.map((id) => (texts[id as keyof PracticeTexts] ?? '').trim());
  const text = parts.filter((part) => part !== '').join('\n\n');
  const words = countWords(text);
  return { field, text, words, over: Math.max(0, words - (field.maximumWords ?? Infinity)) };
}
