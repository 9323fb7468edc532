/** What may come in about the people of a place. */
import { z } from 'zod';
import { ACCOUNT_LIMITS } from '#server/auth/account.rules.ts';
import { emailAddress, requiredText, rowId } from '#server/input.ts';

/** An observer belongs to a level above places and is not invited by one. */
const roleAndActor = {
  role: z.enum(['coordinator', 'officer', 'partner', 'reader']),
  actorId: z
    .union([z.literal('').transform(() => null), rowId])
    .nullable()
    .default(null),
};
const needsActor = {
  test: (one: { role: string; actorId: string | null }) => one.role !== 'partner' || one.actorId !== null,
  message: { message: 'partner-without-organisation', path: ['actorId'] },
};

export const memberInvitationSchema = z
  .object({ email: emailAddress, ...roleAndActor })
  .refine(needsActor.test, needsActor.message);
export const colleagueChangeSchema = z
  .object({ userId: requiredText(100), ...roleAndActor })
  .refine(needsActor.test, needsActor.message);
export const colleagueKey = z.object({ userId: requiredText(100) });
export const memberInvitationKey = z.object({ memberInvitationId: rowId });

const { passwordMinimum, passwordMaximum, emailMaximum, nameMaximum, passkeyNameMaximum } = ACCOUNT_LIMITS;
const password = z.string().min(passwordMinimum, 'password-too-short').max(passwordMaximum);
/** Longer than any password that was ever accepted; checked by comparing hashes. */
const knownPassword = z.string().max(1_000);
const account = { name: requiredText(nameMaximum), email: emailAddress };

export const signInSchema = z.object({ email: z.string().trim().max(emailMaximum), password: knownPassword });
export const newAccountSchema = z.object({ ...account, password });
export const accountSchema = z.object(account);
export const languageSchema = z.object({ language: z.enum(['en', 'de']) });
export const newPasswordSchema = z.object({ password });
export const passwordChangeSchema = z.object({ currentPassword: knownPassword, password });
export const passwordProofSchema = z.object({ currentPassword: knownPassword.default('') });
export const codeSchema = z.object({ code: requiredText(20) });
export const sessionKey = z.object({ sessionId: requiredText(100) });
export const passkeyKey = z.object({ credentialId: requiredText(2_000) });
export const passkeyNameSchema = z.object({
  name: requiredText(passkeyNameMaximum),
  currentPassword: knownPassword.default(''),
});
export const passkeyAnswerSchema = z.object({ answer: requiredText(20_000) });
export const newPasskeySchema = z.object({
  name: requiredText(passkeyNameMaximum),
  answer: requiredText(20_000),
});
