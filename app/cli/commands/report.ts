import { writeFile } from 'node:fs/promises';
import { readPublicAsset, readPublicRelease } from '../../src/features/release/server/release.usecases.ts';
import { CliFailure } from '../cli-failure.ts';
import type { RunCommand } from '../command.types.ts';
import { findPlace, listStandingReleases } from '../find-release.ts';
import { openForUseCases } from '../connect-doors.ts';

export const run: RunCommand = async ({ settings, say, print }, [slug = '', file], options) => {
  await openForUseCases({ settings, say });
  const place = await findPlace(slug);
  const language = options['language'] ?? 'en';
  const name = `report.${language}.pdf`;
  for (const { releaseId } of await listStandingReleases(place)) {
    const { assetNames } = await readPublicRelease(place.placeId, releaseId);
    if (!assetNames.includes(name)) continue;
    const { content } = await readPublicAsset(place.placeId, releaseId, name);
    const target = file ?? `${slug}.${language}.pdf`;
    await writeFile(target, content);
    print(target);
    return 0;
  }
  throw new CliFailure(
    'no-such-report',
    `No edition of ${place.name} has a report in "${language}".`,
    'Choose --language en or de, or publish again with a report.',
  );
};
