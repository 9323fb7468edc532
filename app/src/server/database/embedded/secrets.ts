import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from '../start-failure.ts';
import { writeDurably } from './durable-file.ts';

export interface DatabaseSecrets {
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
}

function toSecretFile(dataDirectory: string, name: keyof DatabaseSecrets): string {
  return join(dataDirectory, 'secrets', `database-${name}`);
}

function readSecret(dataDirectory: string, name: keyof DatabaseSecrets): string {
  return readFileSync(toSecretFile(dataDirectory, name), 'utf8').trim();
}

/** Reads the passwords of the embedded server (files of mode 0600 in VICUS_DATA/secrets). */
export function readSecrets(dataDirectory: string): DatabaseSecrets {
  try {
    return {
      superuser: readSecret(dataDirectory, 'superuser'),
      owner: readSecret(dataDirectory, 'owner'),
      app: readSecret(dataDirectory, 'app'),
    };
  } catch (error) {
    throw new StartFailure(
      'database-secrets-missing',
      `The passwords of the database cannot be read in ${join(dataDirectory, 'secrets')}.`,
      'Put the folder "secrets" back from the backup that the database came from.',
      error,
    );
  }
}

/** Makes the passwords that are still missing; called only before the cluster exists. */
export function makeSecrets(dataDirectory: string): DatabaseSecrets {
  const directory = join(dataDirectory, 'secrets');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
  for (const name of ['superuser', 'owner', 'app'] as const) {
    const file = toSecretFile(dataDirectory, name);
    if (!existsSync(file)) writeDurably(file, `${randomBytes(24).toString('base64url')}\n`);
  }
  return readSecrets(dataDirectory);
}
