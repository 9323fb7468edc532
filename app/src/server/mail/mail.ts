/** Mail by SMTP_URL, in plain text, without anything that tells whether it was read. */
import { createTransport, type Transporter } from 'nodemailer';
import { readSettings } from '../settings/settings.ts';

export interface Mail {
  /** display name of who asks */
  readonly fromName: string;
  readonly replyTo: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const TIMEOUT_MS = 20_000;
const MAXIMUM_CONNECTIONS = 2;

let transporter: Transporter | undefined;
let testPost: ((mail: Mail) => Promise<void>) | undefined;

/** For tests: takes mails instead of a server; undefined: none is configured but by SMTP_URL. */
export function configureMail(post: ((mail: Mail) => Promise<void>) | undefined): void {
  testPost = post;
}

export function isMailConfigured(): boolean {
  return testPost !== undefined || readSettings().smtpUrl !== undefined;
}

/** Sends one mail. The sender's address is the login of SMTP_URL, or `?from=` in it. */
export async function sendMail(mail: Mail): Promise<void> {
  if (testPost) return testPost(mail);
  const { smtpUrl, origin } = readSettings();
  if (smtpUrl === undefined) throw new Error('mail is not configured');
  transporter ??= openTransporter(smtpUrl);
  await transporter.sendMail({
    from: { name: mail.fromName, address: readSender(smtpUrl, origin) },
    ...(mail.replyTo === '' ? {} : { replyTo: mail.replyTo }),
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    // A secret link must not end in an archive of "sent by a machine" replies.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

export function closeMail(): void {
  transporter?.close();
  transporter = undefined;
}

/** The address mails come from. */
export function readSender(smtpUrl: string, origin: string): string {
  const url = new URL(smtpUrl);
  const chosen = url.searchParams.get('from');
  if (chosen !== null) return chosen;
  const login = decodeURIComponent(url.username);
  return login.includes('@') ? login : `vicus@${new URL(origin).hostname}`;
}

/** Also for the doctor, which only shakes hands. */
export function openTransporter(smtpUrl: string): Transporter {
  const url = new URL(smtpUrl);
  url.searchParams.delete('from');
  return createTransport({
    host: url.hostname,
    port: Number(url.port || (url.protocol === 'smtps:' ? 465 : 587)),
    secure: url.protocol === 'smtps:',
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    pool: true,
    maxConnections: MAXIMUM_CONNECTIONS,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
}
