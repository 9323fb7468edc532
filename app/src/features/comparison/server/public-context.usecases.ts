/** The public profile of a place: previewed, published by an explicit act, withdrawn, read by anybody. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, readPublic, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { hashPreview } from '#server/json-hash.ts';
import { Problem } from '#server/problem.ts';
import { publicationSchema } from '../axes.schema.ts';
import type { ContextProfile } from '../axes.types.ts';
import { readContext } from './axes.usecases.ts';
import {
  deletePublishedContext,
  selectPublishedContext,
  upsertPublishedContext,
  type PublishedContext,
} from './public-context.queries.ts';

export interface ContextPreview {
  readonly profile: ContextProfile;
  /** names exactly what is shown, so that nothing else is published */
  readonly previewHash: string;
  readonly published: { readonly publishedOn: string; readonly isSame: boolean } | null;
}

/** What the public would read if the office published now. */
export async function previewPublicContext(member: Member): Promise<ContextPreview> {
  authorise(member, 'context.publish');
  const { profile } = await readContext(member);
  const published = await readOffice(member, (reader) => selectPublishedContext(reader, member.placeId));
  const previewHash = hashPreview(profile);
  return {
    profile,
    previewHash,
    published: published && {
      publishedOn: published.publishedOn,
      isSame: published.contentHash === previewHash,
    },
  };
}

/**
 * Publishes what was previewed. Problem `preview-outdated` (409) where data or an override have changed since;
 * `nothing-to-publish` (422) without an entry in the register.
 */
export async function publishContext(member: Member, input: unknown): Promise<void> {
  authorise(member, 'context.publish');
  const { previewHash } = parseInput(publicationSchema, input);
  const preview = await previewPublicContext(member);
  if (preview.profile.registerCode === null) throw new Problem('nothing-to-publish', 422);
  if (preview.previewHash !== previewHash) throw new Problem('preview-outdated', 409);
  const published: PublishedContext = {
    context: preview.profile,
    contentHash: previewHash,
    publishedOn: today(),
  };
  await write(member, async (transaction) => {
    await upsertPublishedContext(transaction, member.placeId, published);
    await recordAudit(transaction, member, {
      action: 'context.publish',
      objectKind: 'place',
      objectId: member.placeId,
      detail: { published: true },
    });
  });
}

/** Takes the public profile away. Problem `not-found` (404) where there is none. */
export async function withdrawContext(member: Member): Promise<void> {
  authorise(member, 'context.publish');
  await write(member, async (transaction) => {
    if ((await deletePublishedContext(transaction, member.placeId)) === 0n)
      throw new Problem('not-found', 404);
    await recordAudit(transaction, member, {
      action: 'context.publish',
      objectKind: 'place',
      objectId: member.placeId,
      detail: { published: false },
    });
  });
}

/** What the office of a place chose to publish about its context; null: nothing. */
export function readPublishedContext(placeId: string): Promise<PublishedContext | null> {
  return readPublic((reader) => selectPublishedContext(reader, placeId));
}
