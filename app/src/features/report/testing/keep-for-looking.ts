import { mkdirSync, writeFileSync } from 'node:fs';

/** With VICUS_TEST_OUTPUT the files are kept there, to be looked at. */
export function keepForLooking(name: string, file: Uint8Array): void {
  const folder = process.env['VICUS_TEST_OUTPUT'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}`, file);
}
