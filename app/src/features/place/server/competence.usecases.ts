/** Who decides, pays and delivers: what members of a place read and write down. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now } from '#server/clock.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { composeCompetenceSheet } from '../competence.rules.ts';
import { competenceSchema } from '../competence.schema.ts';
import type { CompetenceLine } from '../competence.types.ts';
import { readPolicyContext, type CountryPolicyContext } from '../policy-context.rules.ts';
import { countCompetences, insertCompetence, selectCompetences } from './competence.queries.ts';
import { selectPlaceProfile } from './place.queries.ts';

const MAXIMUM_ENTRIES = 1_000;

export interface CompetenceSheet {
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  readonly policyContext: CountryPolicyContext | null;
  readonly lines: readonly CompetenceLine[];
}

/** The sheet with its history, and what stands above the municipality in the country. */
export async function readCompetenceSheet(member: Member): Promise<CompetenceSheet> {
  authorise(member, 'competence.read');
  return readOffice(member, async (reader) => {
    const profile = await selectPlaceProfile(reader, member.placeId);
    if (profile === null) throw new Problem('not-found', 404);
    const written = await selectCompetences(reader, member.placeId);
    return {
      country: profile.country,
      policyContext: readPolicyContext(profile.country),
      lines: composeCompetenceSheet(profile.country, written),
    };
  });
}

/** Writes one line anew; what stood before is kept. Problem `too-many-entries` (422). */
export async function saveCompetence(member: Member, input: unknown): Promise<void> {
  authorise(member, 'competence.change');
  const change = parseInput(competenceSchema, input);
  await write(member, async (transaction) => {
    if ((await countCompetences(transaction, member.placeId)) >= MAXIMUM_ENTRIES)
      throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_ENTRIES });
    await insertCompetence(transaction, member.placeId, {
      ...change,
      changedBy: member.userId,
      changedAt: now(),
    });
    await recordAudit(transaction, member, {
      action: 'competence.change',
      objectKind: 'place',
      objectId: member.placeId,
      detail: { area: change.area },
    });
  });
}
