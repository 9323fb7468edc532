/** Mail: a real handshake with the server (greeting, encryption, sign-in); a message only where one is asked for. */
import { openTransporter, readSender } from '../../src/server/mail/mail.ts';
import { good, look, readReason, wrong, type Finding } from './finding.ts';

const WHY = 'Invitations and reminders do not go out.';

/** @param sendTo undefined: nothing is sent */
export async function checkMail(
  smtpUrl: string | undefined,
  origin: string,
  sendTo: string | undefined,
): Promise<Finding[]> {
  if (smtpUrl === undefined)
    return [
      look(
        'mail',
        'SMTP_URL is not set',
        'Invitations go out as letters and lists.',
        'Set SMTP_URL if mails are wanted.',
      ),
    ];
  const { host } = new URL(smtpUrl);
  const transporter = openTransporter(smtpUrl);
  try {
    await transporter.verify();
    const shaken = good('mail', `${host} takes the sign-in; mails come from ${readSender(smtpUrl, origin)}`);
    const sent = sendTo === undefined ? [] : [await sendOne(transporter, smtpUrl, origin, sendTo)];
    return [shaken, ...judgeSender(smtpUrl, origin), ...sent];
  } catch (error) {
    return [judgeRefusal(host, error)];
  } finally {
    transporter.close();
  }
}

function judgeSender(smtpUrl: string, origin: string): Finding[] {
  const sender = readSender(smtpUrl, origin);
  if (!/@(localhost|127\.0\.0\.1|\[?::1\]?)$/.test(sender)) return [];
  return [
    look(
      'mail-sender',
      `mails would come from ${sender}`,
      'Other servers refuse mails from there.',
      'Set VICUS_ORIGIN, sign in with a whole address, or add ?from=name@example.org to SMTP_URL.',
    ),
  ];
}

async function sendOne(
  transporter: ReturnType<typeof openTransporter>,
  smtpUrl: string,
  origin: string,
  to: string,
): Promise<Finding> {
  try {
    await transporter.sendMail({
      from: { name: 'Vicus', address: readSender(smtpUrl, origin) },
      to,
      subject: 'Vicus: mail works',
      text: `This message was asked for with "vicus doctor --send-to". Mails of ${origin} arrive here.`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return good('mail-sent', `the server took a message for ${to}; look whether it arrives, also under spam`);
  } catch (error) {
    const mend =
      'Use a sender that this server may send for (?from=… in SMTP_URL), and an address that exists.';
    return wrong('mail-sent', `the server refused a message for ${to}: ${readReason(error)}`, WHY, mend);
  }
}

function judgeRefusal(host: string, error: unknown): Finding {
  const code = String((error as { code?: unknown }).code ?? '');
  const reason = readReason(error);
  if (code === 'EAUTH')
    return wrong(
      'mail',
      `${host} refuses name or password: ${reason}`,
      WHY,
      'Correct the login in SMTP_URL.',
    );
  if (code === 'ETLS' || /certificate|ssl|tls/i.test(reason))
    return wrong(
      'mail',
      `${host} and Vicus find no encryption: ${reason}`,
      WHY,
      'Use smtps:// for port 465 and smtp:// for port 587, and the name that the certificate was made for.',
    );
  return wrong(
    'mail',
    `${host} does not answer as a mail server: ${reason}`,
    WHY,
    'Check host and port in SMTP_URL, and that the firewall lets this machine reach it.',
  );
}
