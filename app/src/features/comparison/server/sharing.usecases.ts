/** Agreeing to share, ending it, and reading the comparison of the own place. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { isProblem } from '#server/problem.ts';
import { readPublicRelease, restoreProtectedTables } from '#features/release/server/release.usecases.ts';
import { composeComparison, type ComparisonView } from '../comparison-view.rules.ts';
import { NO_EDITION, readEditionFigures, type EditionFigures } from '../edition-figures.rules.ts';
import { sharingNotInForce } from '../sharing.problems.ts';
import { readLastDay } from '../sharing.rules.ts';
import { sharingSchema } from '../sharing.schema.ts';
import { DIVERSITIES, STRUCTURES, type SharedDescription, type SharingAgreement } from '../sharing.types.ts';
import { readContext } from './axes.usecases.ts';
import {
  endAgreement,
  insertAgreement,
  selectAgreement,
  selectExecutive,
  selectRegistered,
  selectRegisteredKinds,
  selectResults,
  type StoredResult,
} from './sharing.queries.ts';

export interface ComparisonPage {
  readonly agreement: SharingAgreement | null;
  readonly mayShare: boolean;
  /** what the office wrote about who governs, as a help to choose; empty where it wrote nothing */
  readonly executive: string;
  /** the sides of the two axes that the page of conditions states today, as a proposal; null: cannot be told */
  readonly proposed: Pick<SharedDescription, 'structure' | 'diversity'>;
  /** newest year first */
  readonly comparisons: readonly ComparisonView[];
}

/** The place agrees from today on, or says anew as what it is grouped; what was agreed before ends. */
export async function agreeToShare(member: Member, input: unknown): Promise<void> {
  authorise(member, 'comparison.share');
  const { structure, diversity, orientation, years } = parseInput(sharingSchema, input);
  const day = today();
  await write(member, async (tx) => {
    await endAgreement(tx, member.placeId, { userId: member.userId, today: day });
    await insertAgreement(tx, member.placeId, {
      structure,
      diversity,
      orientation,
      ...(await selectRegistered(tx, member.placeId)),
      agreedBy: member.userId,
      agreedOn: day,
      until: readLastDay(day, years),
    });
    await recordAudit(tx, member, {
      action: 'comparison.share',
      objectKind: 'place',
      objectId: member.placeId,
      detail: { shares: true, years },
    });
  });
}

/** Ends sharing from today on. Comparisons that were made stay as they are, also with the others. */
export async function endSharing(member: Member): Promise<void> {
  authorise(member, 'comparison.share');
  await write(member, async (tx) => {
    const ended = await endAgreement(tx, member.placeId, { userId: member.userId, today: today() });
    if (ended === 0) throw sharingNotInForce();
    await recordAudit(tx, member, {
      action: 'comparison.share',
      objectKind: 'place',
      objectId: member.placeId,
      detail: { shares: false },
    });
  });
}

/** Own figures beside those of groups of places; what is missing, why, and what would bring it. */
export async function readComparison(member: Member): Promise<ComparisonPage> {
  authorise(member, 'comparison.read');
  const { placeId } = member;
  const mayShare = mayRole(member.role, 'comparison.share');
  const read = await readOffice(member, async (reader) => ({
    agreement: await selectAgreement(reader, placeId, today()),
    results: await selectResults(reader, placeId),
    registered: await selectRegisteredKinds(reader, placeId, today()),
    executive: await selectExecutive(reader, placeId, today()),
  }));
  const comparisons: ComparisonView[] = [];
  for (const result of read.results) {
    const own = await readOwnEdition(placeId, result);
    const tables = result.isMade ? restoreProtectedTables(result.tables, result.contentHash) : [];
    comparisons.push(composeComparison({ ...result, tables }, { ...own, registered: read.registered }));
  }
  return {
    agreement: read.agreement ?? null,
    mayShare,
    executive: read.executive,
    proposed: mayShare ? await proposeSides(member) : { structure: null, diversity: null },
    comparisons,
  };
}

/** What the conditions of the place say on both axes; the coordinator decides what is shared. */
async function proposeSides(member: Member): Promise<ComparisonPage['proposed']> {
  const { profile } = await readContext(member);
  const read = (axis: 'structure' | 'diversity') => profile.axes.find((one) => one.axis === axis)?.side;
  return {
    structure: STRUCTURES.find((side) => side === read('structure')) ?? null,
    diversity: DIVERSITIES.find((side) => side === read('diversity')) ?? null,
  };
}

/** The own figures of the edition that was compared; none once it was withdrawn. */
async function readOwnEdition(placeId: string, { releaseId }: StoredResult): Promise<EditionFigures> {
  if (releaseId === null) return NO_EDITION;
  try {
    return readEditionFigures((await readPublicRelease(placeId, releaseId)).tables);
  } catch (error) {
    if (isProblem(error)) return NO_EDITION;
    throw error;
  }
}
