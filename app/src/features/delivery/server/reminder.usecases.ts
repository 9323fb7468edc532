/** One reminder. The job brings the delivery's id; who answers for it is looked up and forgotten here. */
import { sql } from 'kysely';
import { describeContact, describeSender } from '#features/place/place.rules.ts';
import { work, type WorkTransaction } from '#server/db/doors.ts';
import type { JobData } from '#server/jobs/job.types.ts';
import { sendMail, type Mail } from '#server/mail/mail.ts';
import { readSettings } from '#server/settings/settings.ts';
import { createTranslator, formatDate, isLanguage } from '#ui/messages.ts';
import { isFillable } from '../state.rules.ts';
import type { DeliveryState } from '../delivery.types.ts';
import { nameTextPeriod } from '../period-text.rules.ts';

interface Reminder {
  readonly state: DeliveryState;
  readonly title: string;
  readonly period: string;
  readonly dueOn: string;
  readonly place: string;
  readonly slug: string;
  readonly contactName: string;
  readonly contactEmail: string;
}

interface Reader {
  readonly name: string;
  readonly email: string;
  readonly language: string;
}

/** Sends nothing once it is submitted, and nothing where nobody with an account answers for it. */
export async function sendDeliveryReminder({
  placeId,
  deliveryId,
  kind,
}: JobData['remind-delivery']): Promise<void> {
  const mails = await work('remind delivery', placeId, async (transaction) => {
    const reminder = await selectReminder(transaction, placeId, deliveryId);
    if (reminder === undefined || !isFillable(reminder)) return [];
    const readers = await selectReaders(transaction, placeId, deliveryId);
    return readers.map((reader) => composeReminder(reminder, reader, deliveryId, kind));
  });
  for (const mail of mails) await sendMail(mail);
}

async function selectReminder(
  transaction: WorkTransaction,
  placeId: string,
  deliveryId: string,
): Promise<Reminder | undefined> {
  const { rows } =
    await sql<Reminder>`select d.state, s.title, d.period, d.due_on as "dueOn", p.name as place, p.slug,
      p.contact_name as "contactName", p.contact_email as "contactEmail"
    from office.delivery d
    join office.data_set s on s.place_id = d.place_id and s.data_set_id = d.data_set_id and s.ended_on is null
    join office.place p on p.place_id = d.place_id
    where d.place_id = ${placeId} and d.delivery_id = ${deliveryId}`.execute(transaction);
  return rows[0];
}

/** The member who answers, or every partner of the organisation that does. */
async function selectReaders(
  transaction: WorkTransaction,
  placeId: string,
  deliveryId: string,
): Promise<Reader[]> {
  const { rows } = await sql<Reader>`select u.name, u.email, u.language
    from office.delivery d
    join office.data_set s on s.place_id = d.place_id and s.data_set_id = d.data_set_id
    join office.membership m on m.place_id = d.place_id
      and (m.user_id = s.answering_user_id or (m.role = 'partner' and m.actor_id = s.answering_actor_id))
    join auth."user" u on u.id = m.user_id
    where d.place_id = ${placeId} and d.delivery_id = ${deliveryId} order by u.id`.execute(transaction);
  return rows;
}

function composeReminder(
  reminder: Reminder,
  reader: Reader,
  deliveryId: string,
  kind: 'before' | 'after',
): Mail {
  const language = isLanguage(reader.language) ? reader.language : 'en';
  const t = createTranslator(language);
  const { place, slug, contactName, contactEmail, title } = reminder;
  const period = nameTextPeriod(reminder.period, language);
  const day = formatDate(reminder.dueOn, language);
  const contact = describeContact(reminder);
  const paragraphs = [
    t('office.deliveries.mail.greeting', { name: reader.name }),
    t(`office.deliveries.mail.${kind}`, { place, title, period, day }),
    `${t('office.deliveries.mail.link')}\n${readSettings().origin}/office/${slug}/deliveries/${deliveryId}`,
    t('office.deliveries.mail.cannot'),
    ...(contact === '' ? [] : [t('office.deliveries.mail.contact', { contact })]),
    t('office.deliveries.mail.once'),
    place,
  ];
  return {
    fromName: describeSender({ name: place, contactName }),
    replyTo: contactEmail,
    to: reader.email,
    subject: t('office.deliveries.mail.subject', { title, period }),
    text: `${paragraphs.join('\n\n')}\n`,
  };
}
