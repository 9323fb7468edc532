/** `audit releases [PLACE]`: attacks everything published on this installation, as the job of the night does. */
import {
  auditPlace,
  listPlacesThatPublished,
} from '../../src/features/release/server/standing-audit.usecases.ts';
import type { StandingAuditResult } from '../../src/features/release/standing-audit.types.ts';
import { EXIT } from '../cli-failure.ts';
import type { CommandContext } from '../command.types.ts';
import { openForUseCases } from '../connect-doors.ts';
import { findPlace } from '../find-release.ts';

export async function auditReleases(
  { settings, say, print }: Pick<CommandContext, 'settings' | 'say' | 'print'>,
  slug: string | undefined,
  isJson: boolean,
): Promise<number> {
  await openForUseCases({ settings, say });
  const places = slug === undefined ? await listPlacesThatPublished() : [(await findPlace(slug)).placeId];
  let isSafe = true;
  for (const placeId of places) {
    const result = await auditPlace(placeId, true);
    if (result === undefined) continue;
    isSafe &&= result.findings.length === 0 && result.notTried === 0;
    if (isJson) print(JSON.stringify({ placeId, ...result, bounds: undefined }));
    else for (const line of renderResult(placeId, result)) print(line);
  }
  if (places.length === 0) say('Nothing is published on this installation.');
  return isSafe ? EXIT.done : EXIT.failed;
}

function renderResult(placeId: string, result: StandingAuditResult): string[] {
  const { editions, tables, withheld, certain, narrow, notTried, findings } = result;
  return [
    `${placeId}: ${editions} editions, ${tables} tables, ${withheld} withheld numbers; ` +
      `${certain} can be computed, ${narrow} nearly, ${findings.length - certain - narrow} shown too much, ${notTried} not tried`,
    ...findings.map(
      ({ kind, release, version, table, measure, at }) =>
        `  ${kind}: ${release.en} (version ${version}), ${table.en}, ${measure.en}` +
        at.map(({ dimension, category }) => `; ${dimension.en}: ${category.en}`).join(''),
    ),
  ];
}
