/** The spreadsheet of a strategy as a department handles it: taken out, changed in a program, brought back. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expectPage } from './survey-steps.ts';
import type { VisitedPage, Visitor } from './visitor.ts';

/** Bytes of a file of the office. `origin`: of the installation. */
export async function fetchOfficeFile(visitor: Visitor, origin: string, path: string): Promise<Uint8Array> {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(`${origin}${path}`, { headers: { cookie } });
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** The same workbook with texts replaced wherever they stand as a whole cell. */
export function changeWorkbook(workbook: Uint8Array, changes: Readonly<Record<string, string>>): Uint8Array {
  const files = unzipSync(workbook);
  let texts = strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array());
  for (const [before, after] of Object.entries(changes)) {
    if (!texts.includes(`>${before}<`)) throw new Error(`No cell says “${before}”.`);
    texts = texts.replaceAll(`>${before}<`, `>${after}<`);
  }
  return zipSync({ ...files, 'xl/sharedStrings.xml': strToU8(texts) });
}

/** @returns the page that shows what the file would change */
export async function bringBack(visitor: Visitor, path: string, workbook: Uint8Array): Promise<VisitedPage> {
  const page = await visitor.open(`${path}/import`);
  const file = new File([new Uint8Array(workbook)], 'strategy.xlsx');
  return expectPage(await visitor.submit(page, { fields: { file } }), 'bringing a spreadsheet');
}
