/** Tables of measurements, as the repository formats its pages. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes `results/<name>.md`. */
export async function writeTable(name: string, text: string): Promise<void> {
  const file = join(import.meta.dirname, 'results', `${name}.md`);
  const prettier = await import('prettier');
  const options = await prettier.resolveConfig(file);
  writeFileSync(file, await prettier.format(text, { ...options, parser: 'markdown' }));
}
