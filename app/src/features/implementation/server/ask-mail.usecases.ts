/** One mail to an owner of actions. The job brings the request's id; address and link are looked up and forgotten here. */
import { describeContact, describeSender } from '#features/place/place.rules.ts';
import type { PlaceContact } from '#features/place/place.types.ts';
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { today } from '#server/clock.ts';
import { work } from '#server/db/doors.ts';
import type { JobData } from '#server/jobs/job.types.ts';
import { sendMail, type Mail } from '#server/mail/mail.ts';
import { readSettings } from '#server/settings/settings.ts';
import { createTranslator, formatDate, formatMonth } from '#ui/messages.ts';
import { computeReportToken } from '../link.rules.ts';
import type { ReportRequest } from '../report.types.ts';
import { selectOwnerAddresses, selectRequests } from './request.queries.ts';

/** Sends nothing once the month is closed, the strategy has ended, or nobody can be written to. */
export async function sendAskingMail({ placeId, requestId, kind }: JobData['ask-owner']): Promise<void> {
  const mail = await work('ask owner', placeId, async (transaction) => {
    const [request] = await selectRequests(transaction, placeId, { requestId });
    if (request === undefined || today() > request.closesOn) return undefined;
    const strategy = await transaction
      .selectFrom('office.strategy')
      .select('state')
      .where('place_id', '=', placeId)
      .where('strategy_id', '=', request.strategyId)
      .executeTakeFirst();
    const to = (await selectOwnerAddresses(transaction, placeId)).get(request.owner.actorId ?? '') ?? '';
    if (strategy?.state !== 'adopted' || to === '') return undefined;
    return composeAskingMail(await readPlaceContact(transaction, placeId), request, { to, kind });
  });
  if (mail) await sendMail(mail);
}

/** The address an owner opens. */
export function renderReportUrl(slug: string, { requestId, linkNumber, language }: ReportRequest): string {
  const token = computeReportToken(requestId, linkNumber);
  return `${readSettings().origin}/r/${slug}/report/${token}?lang=${language}`;
}

function composeAskingMail(
  place: PlaceContact,
  request: ReportRequest,
  { to, kind }: { readonly to: string; readonly kind: JobData['ask-owner']['kind'] },
): Mail {
  const { language, asked, owner } = request;
  const t = createTranslator(language);
  const month = formatMonth(request.month, language);
  const contact = describeContact(place);
  const paragraphs = [
    t('respond.report.mail.greeting', { owner: owner.name }),
    ...(kind === 'reminder' ? [t('respond.report.mail.reminder')] : []),
    t('respond.report.mail.text', { place: place.name, strategy: asked.strategyTitle, month }),
    asked.actions.map(({ title }) => `– ${title}`).join('\n'),
    `${t('respond.report.mail.link')}\n${renderReportUrl(place.slug, request)}`,
    t('respond.report.mail.until', { date: formatDate(request.closesOn, language) }),
    t('respond.report.mail.keep'),
    ...(contact === '' ? [] : [t('respond.report.mail.contact', { contact })]),
    place.name,
  ];
  return {
    fromName: describeSender(place),
    replyTo: place.contactEmail,
    to,
    subject: t(kind === 'reminder' ? 'respond.report.mail.subject-reminder' : 'respond.report.mail.subject', {
      month,
      place: place.name,
    }),
    text: `${paragraphs.join('\n\n')}\n`,
  };
}
