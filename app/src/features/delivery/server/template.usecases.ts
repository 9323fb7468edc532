/** The spreadsheet of a delivery: made here, filled in elsewhere, looked at before it is taken over. Files are not kept. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { authorise, type Member } from '#server/auth/member.ts';
import { readTable } from '#server/spreadsheet/read-table.ts';
import { renderXlsx, type CellOut, type SheetOut } from '#server/spreadsheet/render-table.ts';
import type { TableFinding, TableSource } from '#server/spreadsheet/spreadsheet.types.ts';
import { refusePersonList } from '#features/indicator/person-list.rules.ts';
import { createTranslator, type Language } from '#ui/messages.ts';
import { EMPTY_CELL } from '../cell.rules.ts';
import { checkDelivery } from '../check.rules.ts';
import { notFillable } from '../delivery.problems.ts';
import type { Cell, CellFinding, DataSetField } from '../delivery.types.ts';
import { nameBreakdown, pickText } from '../field-text.rules.ts';
import { hasBase } from '../field.rules.ts';
import { isFillable } from '../state.rules.ts';
import { FILE_COLUMNS, nameColumn, nameReason, planFile } from '../template.rules.ts';
import { readDelivery, toChecked, type DeliveryPage } from './delivery.usecases.ts';

const WIDTHS = [34, 40, 16, 24, 22, 14, 14, 18, 12];

/** With what is known so far; empty cells are to be filled in, codes to be left alone. */
export async function renderDeliveryTemplate(
  member: Member,
  id: string,
  language: Language,
): Promise<{ readonly content: Uint8Array<ArrayBuffer>; readonly fileName: string }> {
  authorise(member, 'delivery.submit');
  const page = await readDelivery(member, id);
  const rows = page.fields.map((field) => toRow(field, page, language));
  const heading = FILE_COLUMNS.map((column) => nameColumn(column, language));
  const t = createTranslator(language);
  const sheets: SheetOut[] = [
    { name: t('office.deliveries.file.sheet'), heading, rows, widths: WIDTHS },
    toInstructions(page, language),
  ];
  const content = protectInstructions(await renderXlsx(sheets));
  return { content, fileName: `${toFileName(page.dataSet.title)}-${page.delivery.period}.xlsx` };
}

function toRow(field: DataSetField, page: DeliveryPage, language: Language): CellOut[] {
  const t = createTranslator(language);
  const { amount, base, reason } = page.cells[field.fieldId] ?? EMPTY_CELL;
  return [
    field.fieldId,
    pickText(field.name, language),
    t(`office.deliveries.people.${field.people}`),
    nameBreakdown(field, language),
    t(`office.deliveries.unit.${field.unit}`),
    amount,
    hasBase(field) ? base : null,
    reason === null ? '' : nameReason(reason, language),
    page.delivery.period,
  ];
}

function toInstructions(page: DeliveryPage, language: Language): SheetOut {
  const t = createTranslator(language);
  const lines = ['rows', 'empty', 'zero', 'none', 'base', 'persons', 'send'] as const;
  return {
    name: t('office.deliveries.file.instructions'),
    heading: [`${page.dataSet.title}, ${page.delivery.period}`],
    rows: [
      ...(page.dataSet.note === '' ? [] : [[page.dataSet.note]]),
      ...lines.map((line) => [t(`office.deliveries.file.how.${line}`)]),
    ],
    widths: [100],
  };
}

/** The second sheet is for reading: spreadsheet programs let nobody type into it. */
function protectInstructions(workbook: Uint8Array): Uint8Array<ArrayBuffer> {
  const files = unzipSync(workbook);
  const path = 'xl/worksheets/sheet2.xml';
  const sheet = files[path];
  if (sheet !== undefined)
    files[path] = strToU8(
      strFromU8(sheet).replace(
        '</sheetData>',
        '</sheetData><sheetProtection sheet="1" objects="1" scenarios="1"/>',
      ),
    );
  return new Uint8Array(zipSync(files));
}

const toFileName = (title: string): string =>
  title
    .normalize('NFKD')
    .replaceAll(/[^\w]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 60) || 'delivery';

export interface FilePreview {
  readonly fileName: string;
  readonly source: TableSource;
  readonly rowCount: number;
  readonly findings: readonly TableFinding[];
  /** rows of the file in the order of the data set; none where anything is wrong */
  readonly rows: readonly { readonly field: DataSetField; readonly before: Cell; readonly after: Cell }[];
  /** what would still be to mend before submitting */
  readonly open: readonly CellFinding[];
}

/**
 * What a file would bring. Nothing is kept, neither the file nor its numbers. @throws Problem `file-of-persons`, those of
 * `readTable`, `delivery-not-fillable`
 */
export async function previewDeliveryFile(
  member: Member,
  id: string,
  file: { readonly fileName: string; readonly content: Uint8Array },
): Promise<FilePreview> {
  authorise(member, 'delivery.submit');
  const page = await readDelivery(member, id);
  if (!isFillable(page.delivery)) throw notFillable();
  const table = await readTable(file.content);
  refusePersonList([table.columns, ...table.rows.map(({ cells }) => cells)]);
  const plan = planFile(table, page.fields, page.delivery.period);
  const isWrong = plan.findings.some(({ severity }) => severity === 'error');
  const rows = page.fields
    .filter(({ fieldId }) => !isWrong && plan.fieldIds.includes(fieldId))
    .map((field) => ({
      field,
      before: page.cells[field.fieldId] ?? EMPTY_CELL,
      after: plan.cells[field.fieldId] ?? EMPTY_CELL,
    }));
  const taken = Object.fromEntries(rows.map(({ field, after }) => [field.fieldId, after]));
  const open = isWrong ? [] : checkDelivery(toChecked({ ...page, cells: { ...page.cells, ...taken } }));
  return {
    fileName: file.fileName,
    source: table.source,
    rowCount: table.rows.length,
    findings: plan.findings,
    rows,
    open,
  };
}
