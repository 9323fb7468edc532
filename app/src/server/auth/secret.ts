/** The secret that signs session cookies: made once, kept in the data folder, readable by its owner only. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export async function readAuthSecret(dataDirectory: string): Promise<string> {
  const folder = join(dataDirectory, 'secrets');
  const file = join(folder, 'session');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fresh = randomBytes(32).toString('base64url');
  try {
    await writeFile(file, fresh, { mode: 0o600, flag: 'wx' });
    return fresh;
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
    return (await readFile(file, 'utf8')).trim();
  }
}
