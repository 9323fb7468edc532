/** The answers of a closed named wave as a file: row after row, so that a hundred thousand need no more memory than ten. */
import { readNamedAnswersBlock } from '#features/survey/server/survey.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { renderCsv, renderCsvRows } from '#server/spreadsheet/render-table.ts';
import { listAnswerColumns, toAnswerCells } from '../answers-file.rules.ts';
import { crossNamedOnly } from '../listening.problems.ts';
import { purposeSchema } from '../listening.schema.ts';
import { readListeningWave } from './findings.usecases.ts';

/** People in one question to the database. */
const ROWS_AT_ONCE = 500;

/**
 * A named wave only: these people were told that the office sees what they say. The purpose is logged and stands in
 * every row. Problems: `cross-named-only` (409), `input-invalid` (422), those of `readListeningWave`.
 * @returns CSV in pieces; later pieces are read from the database when they are asked for
 */
export async function exportNamedAnswers(
  member: Member,
  waveId: string,
  input: unknown,
): Promise<AsyncGenerator<string>> {
  authorise(member, 'named-answers.read');
  const { purpose } = parseInput(purposeSchema, input);
  const { mode, instrument } = await readListeningWave(member, waveId);
  const wave = { placeId: member.placeId, waveId };
  if (mode !== 'named' || instrument === null) throw crossNamedOnly();
  await write(member, (transaction) =>
    recordAudit(transaction, member, {
      action: 'named-answers.read',
      objectKind: 'wave',
      objectId: waveId,
      detail: { file: 'answers.csv', purpose },
    }),
  );
  const columns = listAnswerColumns(instrument);
  // In every row, as in all files for internal use: whoever sorts or cuts the file keeps it.
  const watermark = `Internal, not for publication: ${purpose} (${member.userId}, ${today()})`;
  const heading = ['name', ...columns.map((column) => column.heading), 'watermark'];
  return (async function* render() {
    yield renderCsv(heading, []);
    for (let after: string | null = null; ;) {
      const from: string | null = after;
      const block: Awaited<ReturnType<typeof readNamedAnswersBlock>> = await readOffice(member, (reader) =>
        readNamedAnswersBlock(reader, wave, from, ROWS_AT_ONCE),
      );
      const rows = block.map(({ name, answers }) => [
        name,
        ...toAnswerCells(instrument, columns, answers),
        watermark,
      ]);
      if (rows.length > 0) yield renderCsvRows(rows);
      after = block.at(-1)?.invitationId ?? null;
      if (block.length < ROWS_AT_ONCE) return;
    }
  })();
}
