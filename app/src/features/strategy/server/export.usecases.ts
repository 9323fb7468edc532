/** Files of a strategy: of the draft as it stands, and of each version a council adopted. Made in a worker, kept nowhere. */
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now, today } from '#server/clock.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { readSettings } from '#server/settings/settings.ts';
import { renderXlsx } from '#server/spreadsheet/render-table.ts';
import { answerList, composeListDocument, type AnsweredItem } from '../export-lists.rules.ts';
import { REQUIRED_LISTS, type RequiredList } from '../export-requirements.rules.ts';
import { composeStrategyDocument, toExportLanguage } from '../export.rules.ts';
import type { ExportFile, ExportFormat, ExportLook, ExportRequest } from '../export.types.ts';
import type { FileLanguage } from '../file-cells.rules.ts';
import { composeSheets } from '../file-sheets.rules.ts';
import type { Strategy } from '../strategy.types.ts';
import { readStrategyContent } from './content.usecases.ts';
import { readPlacedFigures } from './figures.usecases.ts';
import { MEDIA_TYPES, renderDocument } from './render-document.ts';
import type { StrategyReader } from './strategy.queries.ts';
import { selectVersion } from './version.queries.ts';

/** Which strategy, and which of its versions; null: the draft. */
export interface ExportName {
  readonly strategyId: string;
  readonly version: number | null;
}

export interface ExportOrder extends ExportName {
  readonly format: ExportFormat;
  readonly look: ExportLook;
  /** of the sheets' headings; documents are in the language of the strategy */
  readonly language: FileLanguage;
}

/** The whole strategy as a file. @throws Problem `not-found` (404) */
export async function exportStrategy(member: Member, order: ExportOrder): Promise<ExportFile> {
  authorise(member, 'strategy.export');
  const request = await readExport(member, order, order.look);
  const { format, version, language } = order;
  const name = version === null ? 'strategy-draft' : `strategy-version-${version}`;
  const content =
    format === 'xlsx'
      ? await renderXlsx(composeSheets(request.content, language))
      : await renderDocument(composeStrategyDocument(request), format);
  await noteTaken(member, order.strategyId, `${name}.${format}`);
  return { name: `${name}.${format}`, mediaType: MEDIA_TYPES[format], content };
}

/** A list of a fund, answered by the strategy. @throws Problem `not-found` (404) */
export async function exportList(
  member: Member,
  name: ExportName & { readonly listId: string },
  look: ExportLook,
): Promise<ExportFile> {
  authorise(member, 'strategy.export');
  const list = requireList(name.listId);
  const document = composeListDocument(await readExport(member, name, look), list);
  const content = await renderDocument(document, 'docx');
  const fileName = `strategy-${list.listId}.docx`;
  await noteTaken(member, name.strategyId, fileName);
  return { name: fileName, mediaType: MEDIA_TYPES.docx, content };
}

export interface AnsweredList {
  readonly strategy: Strategy;
  readonly list: RequiredList;
  readonly items: readonly AnsweredItem[];
}

/** The same for looking at on a page, in the language of the strategy, with where to write what is missing. @throws Problem `not-found` (404) */
export async function readAnsweredList(
  member: Member,
  { strategyId, version }: ExportName,
  listId: string,
): Promise<AnsweredList> {
  authorise(member, 'strategy.read');
  const list = requireList(listId);
  const { content } = await readOffice(member, (reader) =>
    readEdition(reader, member.placeId, { strategyId: parseInput(rowId, strategyId), version }),
  );
  const language = toExportLanguage(content.strategy.language);
  return { strategy: content.strategy, list, items: answerList(list, content, language) };
}

/** @throws Problem `not-found` (404) */
function requireList(listId: string): RequiredList {
  const list = REQUIRED_LISTS.find((one) => one.listId === listId);
  if (list === undefined) throw new Problem('not-found', 404);
  return list;
}

/** What a document is made of. For use cases that render it otherwise, too. */
async function readExport(member: Member, name: ExportName, look: ExportLook): Promise<ExportRequest> {
  const { placeId } = member;
  const strategyId = parseInput(rowId, name.strategyId);
  return readOffice(member, async (reader) => ({
    ...(await readEdition(reader, placeId, { ...name, strategyId })),
    place: await readPlaceContact(reader, placeId),
    look,
    on: today(),
    createdAt: now(),
    origin: readSettings().origin,
  }));
}

type Edition = Pick<ExportRequest, 'content' | 'figures' | 'version'>;

/** A draft tells its figures as they stand now, a version as they were frozen. */
async function readEdition(
  reader: StrategyReader,
  placeId: string,
  { strategyId, version }: ExportName,
): Promise<Edition> {
  if (version === null) {
    const content = await readStrategyContent(reader, placeId, strategyId);
    const placed = await readPlacedFigures(reader, placeId, content.facts, content.strategy.language);
    const figures = placed.map((one) => ({ ...one, placedFactId: one.placed.placedFactId }));
    return { content, figures, version: null };
  }
  const adopted = await selectVersion(reader, placeId, strategyId, version);
  if (adopted === undefined) throw new Problem('not-found', 404);
  const figures = adopted.frozenFacts.map((told) => ({ placedFactId: told.placedFactId, told }));
  return { content: adopted.content, figures, version: adopted };
}

async function noteTaken(member: Member, strategyId: string, file: string): Promise<void> {
  await write(member, (transaction) =>
    recordAudit(transaction, member, {
      action: 'strategy.export',
      objectKind: 'strategy',
      objectId: strategyId,
      detail: { file },
    }),
  );
}
