import { CliFailure } from '../cli-failure.ts';

const MINIMUM_CHARACTERS = 16;

/** The operator's passphrase from VICUS_BACKUP_KEY. Failure `backup-key-missing`, `backup-key-short`. */
export function readPassphrase(environment: Readonly<Record<string, string | undefined>>): string {
  const passphrase = environment['VICUS_BACKUP_KEY'];
  if (passphrase === undefined || passphrase === '') {
    throw new CliFailure(
      'backup-key-missing',
      'VICUS_BACKUP_KEY is not set; backups hold what people answered and are never written unsealed.',
      'Set it to a long passphrase and keep that where the backups are not: without it they open for nobody.',
    );
  }
  if (passphrase.length < MINIMUM_CHARACTERS) {
    throw new CliFailure(
      'backup-key-short',
      `VICUS_BACKUP_KEY has fewer than ${MINIMUM_CHARACTERS} characters.`,
      'Use a longer passphrase, for example six words chosen by chance.',
    );
  }
  return passphrase;
}
