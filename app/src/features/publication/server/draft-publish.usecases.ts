/** Letting a release out: somebody else looks, and what was looked at becomes an edition that never changes. */
import { openProtectedCube } from '@vicus/cube';
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import type { PlaceContact } from '#features/place/place.types.ts';
import type { ReleaseLicence, ReleaseToPublish } from '#features/release/release.types.ts';
import { publishRelease, readNextVersion } from '#features/release/server/release.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now } from '#server/clock.ts';
import { readOffice } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import {
  correctionMissing,
  draftChanged,
  draftNotPrepared,
  draftPublishedBefore,
  figuresChanged,
  titleMissing,
} from '../draft.problems.ts';
import { checkEmbargo, refuseOwnApproval } from '../draft.rules.ts';
import { revisionSchema } from '../draft.schema.ts';
import type { PreparedRelease, ReleaseDraft } from '../draft.types.ts';
import { nothingToPublish } from '../publication.problems.ts';
import { countShown } from '../key-results.rules.ts';
import { readChosenTables } from './draft-job.usecases.ts';
import { readDraft } from './draft-list.usecases.ts';
import { readWaveAddress } from './draft-sources.ts';
import { requireOpen, saveDraftWords, toContent } from './draft.usecases.ts';
import * as queries from './draft.queries.ts';
import { renderReports } from './publication.usecases.ts';

/** Keeps the words and publishes at once, where one person may do both. @returns the release's id. Problems of both. */
export async function saveAndPublishDraft(member: Member, draftId: string, form: unknown): Promise<string> {
  authorise(member, 'release.approve');
  const { draft, staff } = await readOffice(member, async (reader) => ({
    draft: await readDraft(reader, member.placeId, draftId),
    staff: await queries.selectStaff(reader, member.placeId),
  }));
  if (draft.state === 'published') throw draftPublishedBefore();
  refuseOwnApproval(staff, { changedBy: member.userId }, member.userId);
  const revision = await saveDraftWords(member, draftId, form);
  return publishDraft(member, draftId, { revision });
}

/**
 * Approves a prepared draft and publishes it. Problems: `draft-approved-by-oneself`, `draft-changed`, `draft-not-prepared`,
 * `draft-figures-changed`, `draft-published-before`, `release-ledger-moved` (409), `embargo-in-the-past` (422), `draft-gone` (404).
 */
export async function publishDraft(member: Member, draftId: string, form: unknown): Promise<string> {
  authorise(member, 'release.approve');
  authorise(member, 'release.publish');
  const { revision } = parseInput(revisionSchema, form);
  const { placeId } = member;
  const { draft, prepared, staff, place } = await readOffice(member, async (reader) => ({
    draft: await readDraft(reader, placeId, draftId),
    prepared: await queries.selectPrepared(reader, placeId, draftId),
    staff: await queries.selectStaff(reader, placeId),
    place: await readPlaceContact(reader, placeId),
  }));
  refuseOwnApproval(staff, draft, member.userId);
  const ready = requireReady(draft, prepared, revision);
  if ((await readChosenTables(member, draft)).sourcesHash !== ready.sourcesHash) throw figuresChanged();
  const release = await composeRelease(member, draft, ready, place);
  return publishRelease(member, release, async (transaction, releaseId) => {
    const locked = await requireOpen(transaction, member, draftId);
    if (locked.revision !== revision) throw draftChanged();
    await queries.updateDraft(transaction, placeId, draftId, { state: 'published', releaseId });
    await queries.deletePrepared(transaction, placeId, draftId);
    await recordAudit(transaction, member, {
      action: 'release.approve',
      objectKind: 'release',
      objectId: releaseId,
      detail: { preparedBy: draft.changedBy, isSecondPerson: draft.changedBy !== member.userId },
    });
  });
}

/** A release of one survey comes with its printed report. */
async function composeRelease(
  member: Member,
  draft: ReleaseDraft,
  ready: PreparedRelease,
  place: PlaceContact,
): Promise<ReleaseToPublish> {
  const content = toContent(draft, ready, place);
  const version = await readNextVersion(member, draft.subject);
  const isOfWave = draft.chosen.every((address) => readWaveAddress(address) !== null);
  return {
    ...content,
    subject: draft.subject,
    version,
    ledgerSize: ready.ledgerSize,
    licence: draft.licence as ReleaseLicence,
    methodNote: draft.methodNote,
    embargoUntil: draft.embargoUntil,
    correction: draft.correction,
    assets: isOfWave ? await renderReports(content, place, version) : [],
  };
}

function requireReady(
  draft: ReleaseDraft,
  prepared: PreparedRelease | undefined,
  revision: number,
): PreparedRelease {
  if (draft.state === 'published') throw draftPublishedBefore();
  if (draft.state !== 'prepared' || prepared === undefined) throw draftNotPrepared();
  if (draft.revision !== revision) throw draftChanged();
  if ((draft.title['en'] ?? '') === '') throw titleMissing();
  if (draft.correctedReleaseId !== null && draft.correction === null) throw correctionMissing();
  if (draft.embargoUntil !== null) checkEmbargo(new Date(draft.embargoUntil), now());
  if (prepared.tables.every((table) => countShown(openProtectedCube(table)) === 0)) throw nothingToPublish();
  return prepared;
}
