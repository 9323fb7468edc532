/**
 * One mail when there is an answer, for those who want it. The address lies sealed in a table of its own that knows no
 * proposal, code or ballot; it is confirmed by a link and deleted once the mail is sent.
 */
import { randomUUID, timingSafeEqual } from 'node:crypto';
import { describeSender } from '#features/place/place.rules.ts';
import type { PlaceContact } from '#features/place/place.types.ts';
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { takePart, work } from '#server/db/doors.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import type { JobData } from '#server/jobs/job.types.ts';
import { isMailConfigured, sendMail, type Mail } from '#server/mail/mail.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { computeSecretName, sealValue, unsealValue } from '#server/sealing.ts';
import { readSettings } from '#server/settings/settings.ts';
import { createTranslator, isLanguage, type Language } from '#ui/messages.ts';
import { wrongNotice } from '../participation.problems.ts';
import { noticeSchema } from '../participation.schema.ts';
import type { Consultation } from '../participation.types.ts';
import { pickShownText } from '../texts.rules.ts';
import { parseId } from './consultation-hold.ts';
import { selectConsultation } from './consultation.queries.ts';
import { countTry, refuseTooOften, type TakingAddress } from './take-part.usecases.ts';
import { enterPlace } from './take-part.queries.ts';

const MAC_LENGTH = 22;

/** Whether this installation can send mail at all. */
export function mayAskForNotice(): boolean {
  return isMailConfigured();
}

/** Notes an address and sends it a link to confirm. Whether the address was noted before is told to nobody. */
export async function askForNotice(address: TakingAddress, input: unknown): Promise<void> {
  refuseTooOften('notice', address.network);
  if (!isMailConfigured()) throw new Problem('mail-not-configured', 409);
  const { email, language } = parseInput(noticeSchema, input);
  const consultationId = parseId(address.consultationId);
  const noticeId = randomUUID();
  const asked = await enterPlace(address.slug, async (transaction, { placeId }) => {
    if ((await selectConsultation(transaction, placeId, consultationId)) === undefined)
      throw new Problem('not-found', 404);
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('confidential.notice_address')
      .values({
        place_id: placeId,
        notice_id: noticeId,
        consultation_id: consultationId,
        address_hash: computeSecretName('address', `${consultationId}\n${email}`),
        sealed_address: sealValue(email, { purpose: 'notice', waveId: consultationId, material: noticeId }),
        language,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return { placeId, isNew: numInsertedOrUpdatedRows === 1n };
  });
  countTry('notice', address.network);
  if (asked.isNew) await enqueue('confirm-notice', { placeId: asked.placeId, noticeId });
}

/** The secret part of the address to confirm: computed, never stored. */
export function computeNoticeToken(noticeId: string): string {
  const mac = computeSecretName('notice', noticeId).toString('base64url').slice(0, MAC_LENGTH);
  return `${noticeId}.${mac}`;
}

/** Problem `notice-unknown` (404). */
function parseNoticeToken(token: string): string {
  const [noticeId = ''] = token.split('.');
  if (!/^[0-9a-f-]{36}\.[\w-]{22}$/.test(token)) throw wrongNotice();
  if (!timingSafeEqual(Buffer.from(computeNoticeToken(noticeId)), Buffer.from(token))) throw wrongNotice();
  return noticeId;
}

export interface OpenNotice {
  readonly place: PlaceContact;
  readonly consultation: Consultation;
  readonly isConfirmed: boolean;
}

/** What a link in a mail is about. Problem `notice-unknown` (404), also once it is sent or deleted. */
export async function openNotice(slug: string, token: string): Promise<OpenNotice> {
  const noticeId = parseNoticeToken(token);
  return enterPlace(
    slug,
    async (transaction, place) => {
      const row = await transaction
        .selectFrom('confidential.notice_address')
        .select(['consultation_id', 'is_confirmed'])
        .where('place_id', '=', place.placeId)
        .executeTakeFirst();
      if (row === undefined) throw wrongNotice();
      const consultation = await selectConsultation(transaction, place.placeId, row.consultation_id);
      if (consultation === undefined) throw wrongNotice();
      return { place, consultation, isConfirmed: row.is_confirmed };
    },
    noticeId,
  );
}

export async function confirmNotice(slug: string, token: string): Promise<void> {
  const { place } = await openNotice(slug, token);
  await takePart(
    place.placeId,
    (transaction) =>
      transaction
        .updateTable('confidential.notice_address')
        .set({ is_confirmed: true })
        .where('place_id', '=', place.placeId)
        .execute(),
    parseNoticeToken(token),
  );
}

export async function removeNotice(slug: string, token: string): Promise<void> {
  const { place } = await openNotice(slug, token);
  await takePart(
    place.placeId,
    (transaction) =>
      transaction.deleteFrom('confidential.notice_address').where('place_id', '=', place.placeId).execute(),
    parseNoticeToken(token),
  );
}

interface Addressee {
  readonly noticeId: string;
  readonly email: string;
  readonly language: Language;
  readonly isConfirmed: boolean;
}

interface NoticeMatter {
  readonly place: PlaceContact;
  readonly consultation: Consultation;
  readonly addressees: readonly Addressee[];
}

/** Job: the mail with the link to confirm. */
export async function sendNoticeConfirmation(job: JobData['confirm-notice']): Promise<void> {
  const matter = await readMatter(job.placeId, { noticeId: job.noticeId });
  for (const addressee of matter?.addressees ?? [])
    if (matter !== undefined && !addressee.isConfirmed)
      await sendMail(composeMail(matter, addressee, 'confirm'));
}

/** Job: one mail to each confirmed address, which is deleted as soon as its mail was taken. Goes on where it stopped. */
export async function sendNoticeMails(job: JobData['send-notices']): Promise<void> {
  const matter = await readMatter(job.placeId, { consultationId: job.consultationId });
  for (const addressee of matter?.addressees ?? []) {
    if (matter === undefined || !addressee.isConfirmed) continue;
    await sendMail(composeMail(matter, addressee, 'answer'));
    await work('forget an address', job.placeId, (transaction) =>
      transaction
        .deleteFrom('confidential.notice_address')
        .where('place_id', '=', job.placeId)
        .where('notice_id', '=', addressee.noticeId)
        .execute(),
    );
  }
}

async function readMatter(
  placeId: string,
  which: { readonly noticeId?: string; readonly consultationId?: string },
): Promise<NoticeMatter | undefined> {
  return work('notices', placeId, async (transaction) => {
    const rows = await transaction
      .selectFrom('confidential.notice_address')
      .select(['notice_id', 'consultation_id', 'sealed_address', 'language', 'is_confirmed'])
      .where('place_id', '=', placeId)
      .$if(which.noticeId !== undefined, (query) => query.where('notice_id', '=', which.noticeId ?? ''))
      .$if(which.consultationId !== undefined, (query) =>
        query.where('consultation_id', '=', which.consultationId ?? ''),
      )
      .execute();
    const [first] = rows;
    if (first === undefined) return undefined;
    const consultation = await selectConsultation(transaction, placeId, first.consultation_id);
    if (consultation === undefined) return undefined;
    return {
      place: await readPlaceContact(transaction, placeId),
      consultation,
      addressees: rows.flatMap((row) => toAddressee(row)),
    };
  });
}

/** None where the address was changed on the way. */
function toAddressee(row: {
  readonly notice_id: string;
  readonly consultation_id: string;
  readonly sealed_address: Uint8Array;
  readonly language: string;
  readonly is_confirmed: boolean;
}): Addressee[] {
  const purpose = { purpose: 'notice', waveId: row.consultation_id, material: row.notice_id } as const;
  const email = unsealValue(row.sealed_address, purpose);
  const language = isLanguage(row.language) ? row.language : 'en';
  if (typeof email !== 'string') return [];
  return [{ noticeId: row.notice_id, email, language, isConfirmed: row.is_confirmed }];
}

function composeMail(matter: NoticeMatter, addressee: Addressee, kind: 'confirm' | 'answer'): Mail {
  const { place, consultation } = matter;
  const t = createTranslator(addressee.language);
  const question = pickShownText(consultation.question, addressee.language)?.text ?? '';
  const base = `${readSettings().origin}/p/${place.slug}/participation`;
  const url =
    kind === 'confirm'
      ? `${base}/notice/${computeNoticeToken(addressee.noticeId)}?lang=${addressee.language}`
      : `${base}/${consultation.consultationId}?lang=${addressee.language}`;
  const paragraphs =
    kind === 'confirm'
      ? [
          t('respond.participation.mail.confirm', { place: place.name }),
          question,
          url,
          t('respond.participation.mail.ignore'),
        ]
      : [
          t('respond.participation.mail.answer', { place: place.name }),
          question,
          url,
          t('respond.participation.mail.deleted'),
        ];
  return {
    fromName: describeSender(place),
    replyTo: place.contactEmail,
    to: addressee.email,
    subject: t(
      kind === 'confirm'
        ? 'respond.participation.mail.confirm-subject'
        : 'respond.participation.mail.answer-subject',
      {
        place: place.name,
      },
    ),
    text: `${[...paragraphs, place.name].join('\n\n')}\n`,
  };
}
