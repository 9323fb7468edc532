/** One mail of a wave. The job brings an invitation's id; address and link are looked up and forgotten here. */
import { describeContact, describeSender } from '#features/place/place.rules.ts';
import type { PlaceContact } from '#features/place/place.types.ts';
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { work } from '#server/db/doors.ts';
import type { JobData } from '#server/jobs/job.types.ts';
import { sendMail, type Mail } from '#server/mail/mail.ts';
import { readSettings } from '#server/settings/settings.ts';
import { createTranslator, formatDate, isLanguage, type Language } from '#ui/messages.ts';
import { computePersonalToken, renderLinkUrl } from '../link.rules.ts';
import { asksForTexts, estimateMinutes } from '../pages.rules.ts';
import type { InvitationLink, Wave } from '../survey.types.ts';
import { selectInvitation } from './invitation.queries.ts';
import { selectWave, selectWaveKey } from './survey.queries.ts';

/** Sends one invitation or reminder. Does nothing when the wave is closed or the person no longer asked by mail. */
export async function sendInvitationMail(job: JobData['send-invitation']): Promise<void> {
  const mail = await work('mail', job.placeId, async (transaction) => {
    const wave = await selectWave(transaction, job.placeId, job.waveId);
    const key = await selectWaveKey(transaction, job.placeId, job.waveId);
    if (wave?.state !== 'open' || key === undefined) return undefined;
    const invitation = await selectInvitation(transaction, job.placeId, job.waveId, job.invitationId);
    if (invitation?.channel !== 'mail') return undefined;
    const place = await readPlaceContact(transaction, job.placeId);
    const token = computePersonalToken(key, wave.approach, invitation.invitationId);
    const link = { token, language: invitation.language };
    const url = renderLinkUrl(readSettings().origin, place.slug, job.waveId, link);
    return composeMail(place, wave, { ...invitation, url, code: null }, job.kind);
  });
  if (mail) await sendMail(mail);
}

/** What an invitation says, in the language of the invited, paragraph by paragraph; letters say the same. */
export function composeInvitation(
  place: PlaceContact,
  wave: Wave,
  invitation: InvitationLink,
): { readonly before: readonly string[]; readonly after: readonly string[] } {
  const language = readLanguage(invitation);
  const t = createTranslator(language);
  const contact = describeContact(place);
  const minutes = wave.instrument === null ? 5 : estimateMinutes(wave.instrument);
  const hasTexts = wave.instrument !== null && asksForTexts(wave.instrument);
  const mode =
    wave.mode === 'anonymous'
      ? [
          t('respond.start.anonymous.title'),
          t('respond.start.anonymous.stored'),
          t('respond.start.anonymous.minimum', { minimum: wave.minimumGroup }),
          ...(hasTexts ? [t('respond.start.anonymous.texts', { minimum: wave.minimumGroup })] : []),
        ]
      : [t('respond.start.named.title'), t('respond.start.named.seen', { organisation: place.name })];
  return {
    before: [
      t('respond.mail.greeting', { name: invitation.name }),
      t('respond.mail.invitation', { organisation: place.name, title: wave.title, minutes }),
      t('respond.start.until', { date: formatDate(wave.closesOn ?? '', language) }),
    ],
    after: [
      ...mode,
      t('respond.start.voluntary'),
      ...(contact === '' ? [] : [t('respond.start.contact.text', { contact })]),
    ],
  };
}

function composeMail(
  place: PlaceContact,
  wave: Wave,
  invitation: InvitationLink,
  kind: 'invitation' | 'reminder',
): Mail {
  const t = createTranslator(readLanguage(invitation));
  const { before, after } = composeInvitation(place, wave, invitation);
  const [greeting = '', ...rest] = before;
  const subject = kind === 'reminder' ? 'respond.mail.subject-reminder' : 'respond.mail.subject';
  const reminder = kind === 'reminder' ? [t('respond.mail.reminder')] : [];
  const paragraphs = [
    greeting,
    ...reminder,
    ...rest,
    `${t('respond.mail.link')}\n${invitation.url}`,
    ...after,
    place.name,
  ];
  return {
    fromName: describeSender(place),
    replyTo: place.contactEmail,
    to: invitation.email,
    subject: t(subject, { title: wave.title, place: place.name }),
    text: `${paragraphs.join('\n\n')}\n`,
  };
}

export function readLanguage({ language }: { readonly language: string }): Language {
  return isLanguage(language) ? language : 'en';
}
