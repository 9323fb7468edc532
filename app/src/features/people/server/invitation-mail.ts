/** Sends a colleague's link where mail is set up. The link is on the coordinator's page in any case. */
import { isMailConfigured, sendMail, type Mail } from '#server/mail/mail.ts';
import { log } from '#server/log.ts';

/** @returns whether the mail server took it */
export async function mailMemberInvitation(mail: Mail): Promise<boolean> {
  if (!isMailConfigured()) return false;
  try {
    await sendMail(mail);
    return true;
  } catch (error) {
    log('warn', 'mail of an invitation was not taken', {
      reason: (error as { code?: string }).code ?? 'unknown',
    });
    return false;
  }
}
