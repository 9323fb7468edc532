/** How the files are to be read stands in the address, and in hidden fields of the form that confirms it. */
import { answerChoicesSchema } from '#features/governance/import.schema.ts';
import { ANSWER_FIELDS, NATURE_FIELDS } from '#features/governance/import-columns.rules.ts';
import type { AnswerFiles } from '#features/governance/server/import.usecases.ts';

export const SECOND_FILE = 'second.';
export const FREQUENCY_OF = 'frequency-of:';
export const NATURE_OF = 'nature-of:';

export function readAnswerFiles(uploadId: string, entries: Iterable<readonly [string, string]>): AnswerFiles {
  const texts = Object.fromEntries(entries);
  const startingWith = (start: string) =>
    Object.fromEntries(
      Object.entries(texts)
        .filter(([name]) => name.startsWith(start))
        .map(([name, value]) => [name.slice(start.length), value] as const),
    );
  const choices = answerChoicesSchema.parse({
    natureScale: texts['nature-scale'],
    missing: texts['missing'],
    direction: texts['direction'],
    roleOfRest: texts['role-of-rest'],
  });
  return {
    uploadId,
    natureUploadId: texts['second'] ?? null,
    ...(texts['sheet'] === undefined ? {} : { sheet: texts['sheet'] }),
    choices: {
      ...choices,
      columns: Object.fromEntries(ANSWER_FIELDS.map(({ id }) => [id, texts[id]])),
      natureColumns: Object.fromEntries(NATURE_FIELDS.map(({ id }) => [id, texts[`${SECOND_FILE}${id}`]])),
      frequencyOf: startingWith(FREQUENCY_OF),
      natureOf: startingWith(NATURE_OF),
    },
  };
}
