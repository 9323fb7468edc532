import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openProtectedCube } from '@vicus/cube';
import { toCsv, toCsvw, toJsonStat } from '@vicus/formats';
import { readPublicAsset, readPublicRelease } from '../../src/features/release/server/release.usecases.ts';
import type { Release } from '../../src/features/release/release.types.ts';
import type { RunCommand } from '../command.types.ts';
import { findPlace, listStandingReleases } from '../find-release.ts';
import { openForUseCases } from '../connect-doors.ts';

const LANGUAGES = ['en', 'de', 'es', 'it'];

export const run: RunCommand = async ({ settings, say, print }, [slug = '', folder = slug], options) => {
  await openForUseCases({ settings, say });
  const place = await findPlace(slug);
  const language = LANGUAGES.find((one) => one === options['language']) ?? 'en';
  for (const { releaseId } of await listStandingReleases(place)) {
    const release = await readPublicRelease(place.placeId, releaseId);
    const directory = join(folder, toFolderName(release));
    await mkdir(directory, { recursive: true });
    await writeRelease(directory, release, language);
    print(directory);
  }
  return 0;
};

function toFolderName({ publishedOn, subject, version }: Release): string {
  return `${publishedOn}-${subject.replaceAll(/[^a-z0-9]+/gi, '-')}-v${version}`;
}

async function writeRelease(directory: string, release: Release, language: string): Promise<void> {
  const { tables, ...about } = release;
  await writeFile(join(directory, 'release.json'), `${JSON.stringify(about, null, 2)}\n`);
  for (const table of tables) {
    const { id } = openProtectedCube(table);
    const describe = JSON.stringify(toCsvw(table, { csvUrl: `${id}.csv`, language }), null, 2);
    await writeFile(join(directory, `${id}.csv`), toCsv(table, { language }));
    await writeFile(join(directory, `${id}.csv-metadata.json`), `${describe}\n`);
    await writeFile(join(directory, `${id}.json`), `${JSON.stringify(toJsonStat(table, { language }))}\n`);
  }
  for (const name of release.assetNames) {
    const { content } = await readPublicAsset(release.placeId, release.releaseId, name);
    await writeFile(join(directory, name), content);
  }
}
