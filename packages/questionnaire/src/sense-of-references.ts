/** Whether the answers that texts name are known when the text is read. */
import type { Report } from './sense-report.ts';
import { listReferences } from './references.ts';
import type { Instrument, Question, Section, Texts } from './questionnaire.types.ts';

type Named = readonly (readonly [path: string, texts: Texts | undefined])[];

/** Every text of a question with its path. */
function listTexts(question: Question, path: string): Named {
  const labelled = (field: string, entries: readonly { readonly label: Texts }[]): Named =>
    entries.map(({ label }, index) => [`${path}.${field}[${index}].label`, label] as const);
  return [
    [`${path}.label`, question.label],
    [`${path}.help`, question.help],
    ...('choices' in question ? labelled('choices', question.choices) : []),
    ...('points' in question ? labelled('points', question.points) : []),
    ...('rows' in question ? labelled('rows', question.rows) : []),
    ...('columns' in question ? labelled('columns', question.columns) : []),
    ...(question.kind === 'district' ? labelled('districts', question.districts) : []),
    ...(question.kind === 'number' ? ([[`${path}.unit`, question.unit]] as const) : []),
    ...(question.kind === 'zero-to-ten'
      ? ([
          [`${path}.lowLabel`, question.lowLabel],
          [`${path}.highLabel`, question.highLabel],
        ] as const)
      : []),
  ];
}

function checkTexts(named: Named, earlier: ReadonlyMap<string, Question>, report: Report): void {
  for (const [path, texts] of named) {
    const ids = new Set(Object.values(texts ?? {}).flatMap(listReferences));
    for (const id of ids) {
      const question = earlier.get(id);
      if (question === undefined) report(path, `${id} is not an earlier question`);
      else if (question.kind === 'matrix') report(path, `${id} is a matrix and has no single answer to name`);
    }
  }
}

export function checkReferences(
  question: Question,
  earlier: ReadonlyMap<string, Question>,
  path: string,
  report: Report,
): void {
  checkTexts(listTexts(question, path), earlier, report);
}

export function checkSectionReferences(
  { title, intro }: Section,
  earlier: ReadonlyMap<string, Question>,
  path: string,
  report: Report,
): void {
  checkTexts(
    [
      [`${path}.title`, title],
      [`${path}.intro`, intro],
    ],
    earlier,
    report,
  );
}

/** What stands before or outside all pages can name no answer. */
export function checkHeadReferences(instrument: Instrument, report: Report): void {
  const { title, purpose, source, consent, computed, cautions, scores = [] } = instrument;
  const parts = Object.entries({ title, purpose, source, consent, computed, cautions });
  checkTexts(
    [...parts, ...scores.map(({ label }, index) => [`scores[${index}].label`, label] as const)],
    new Map(),
    report,
  );
}
