/** To whom a pack goes, and how and when each was told: nobody before its moment. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now } from '#server/clock.ts';
import { work, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import type { JobData } from '#server/jobs/job.types.ts';
import { isMailConfigured, sendMail, type Mail } from '#server/mail/mail.ts';
import { Problem } from '#server/problem.ts';
import { describeContact, describeSender } from '#features/place/place.rules.ts';
import { createTranslator, type Language } from '#ui/messages.ts';
import { groupNamedBefore, packNotOpen, tooManyEntries } from '../message.problems.ts';
import { recipientIdSchema, recipientSchema } from '../pack.schema.ts';
import type { PackRecipient, PublishedPack } from '../pack.types.ts';
import { selectPlaceWords, type PlaceWords } from './place-words.queries.ts';
import { toPackHref } from './pack-facts.ts';
import { selectPublishedPack } from './pack.queries.ts';
import * as queries from './pack-recipients.queries.ts';
import { requirePublished, requireUnpublished } from './required-pack.ts';

const MAXIMUM_RECIPIENTS = 50;

/** A group or a member without one. @throws Problem `group-named-before` (422), `pack-published-before` (409) */
export async function addRecipient(member: Member, packId: string, input: unknown): Promise<void> {
  authorise(member, 'message.change');
  const recipient = parseInput(recipientSchema, input);
  await write(member, async (transaction) => {
    await requireUnpublished(transaction, member.placeId, packId);
    const known = await queries.selectRecipients(transaction, member.placeId, packId);
    if (known.length >= MAXIMUM_RECIPIENTS) throw tooManyEntries(MAXIMUM_RECIPIENTS);
    if (known.some(({ name }) => name === recipient.name)) throw groupNamedBefore(recipient.name);
    await queries.insertRecipient(transaction, member.placeId, packId, recipient);
  });
}

/** @throws Problem `pack-published-before` (409): whom it was set for stays on record */
export async function removeRecipient(member: Member, packId: string, input: unknown): Promise<void> {
  authorise(member, 'message.change');
  const { recipientId } = parseInput(recipientIdSchema, input);
  await write(member, async (transaction) => {
    await requireUnpublished(transaction, member.placeId, packId);
    await queries.deleteRecipient(transaction, member.placeId, packId, recipientId);
  });
}

/** Notes that the office handed the pack out. @throws Problem `pack-not-open` (409) before its moment */
export async function noteHandedOut(member: Member, packId: string, input: unknown): Promise<void> {
  authorise(member, 'pack.publish');
  const { recipientId } = parseInput(recipientIdSchema, input);
  await write(member, async (transaction) => {
    requireOpen(await requirePublished(transaction, member.placeId, packId));
    const told = { recipientId, how: 'by-hand' as const, at: now() };
    if (!(await queries.updateTold(transaction, member.placeId, packId, told)))
      throw new Problem('not-found', 404);
    await recordAudit(transaction, member, {
      action: 'pack.publish',
      objectKind: 'pack',
      objectId: packId,
      detail: { handedOut: recipientId },
    });
  });
}

function requireOpen(published: PublishedPack): void {
  if (published.state !== 'published' || new Date(published.opensAt) > now()) throw packNotOpen();
}

/** Writes once more to those who were not reached. @throws Problem `pack-not-open` (409) */
export async function sendAgain(member: Member, packId: string): Promise<void> {
  authorise(member, 'pack.publish');
  await write(member, async (transaction) => {
    requireOpen(await requirePublished(transaction, member.placeId, packId));
  });
  if (isMailConfigured()) await enqueue('send-pack', { placeId: member.placeId, packId });
}

interface Sending {
  readonly place: PlaceWords;
  readonly pack: PublishedPack;
  readonly recipients: readonly PackRecipient[];
}

/** Everybody with an address who was not told yet, one after the other. Does nothing before the moment, or once withdrawn. */
export async function sendPack({ placeId, packId }: JobData['send-pack']): Promise<void> {
  const sending = await work('send pack', placeId, async (transaction): Promise<Sending | null> => {
    const pack = await selectPublishedPack(transaction, placeId, packId);
    const place = await selectPlaceWords(transaction, placeId);
    if (pack === undefined || place === undefined) return null;
    if (pack.state !== 'published' || new Date(pack.opensAt) > now()) return null;
    return { place, pack, recipients: await queries.selectRecipients(transaction, placeId, packId) };
  });
  if (sending === null || !isMailConfigured()) return;
  const waiting = sending.recipients.filter(
    ({ email, toldHow }) => email !== '' && (toldHow === '' || toldHow === 'failed'),
  );
  let failed: unknown;
  for (const recipient of waiting) {
    const error = await tryToSend(composeMail(sending, recipient));
    failed ??= error;
    const how = error === undefined ? ('mail' as const) : ('failed' as const);
    await work('note told', placeId, (transaction) =>
      queries.updateTold(transaction, placeId, packId, {
        recipientId: recipient.recipientId,
        how,
        at: now(),
      }),
    );
  }
  // the queue tries again; who was reached is not written to twice
  if (failed !== undefined) throw failed;
}

/** What went wrong; undefined: nothing. One address that fails keeps no other from being written to. */
async function tryToSend(mail: Mail): Promise<unknown> {
  try {
    await sendMail(mail);
    return undefined;
  } catch (error) {
    return error ?? new Error('mail failed');
  }
}

function composeMail({ place, pack }: Sending, recipient: PackRecipient): Mail {
  const t = createTranslator(pack.language as Language);
  const contact = describeContact(place);
  const paragraphs = [
    t('public.pack.mail.greeting', { name: recipient.name }),
    t('public.pack.mail.body', { title: pack.title, place: place.name }),
    toPackHref(place.slug, pack.packId),
    t('public.pack.mail.same'),
    ...(contact === '' ? [] : [t('public.pack.mail.contact', { contact })]),
    place.name,
  ];
  return {
    fromName: describeSender(place),
    replyTo: place.contactEmail,
    to: recipient.email,
    subject: t('public.pack.mail.subject', { title: pack.title, place: place.name }),
    text: `${paragraphs.join('\n\n')}\n`,
  };
}
