/** What may come in about the people of a place. */
import { z } from 'zod';
import { emailAddress, requiredText, rowId } from '#server/input.ts';

const MINIMUM_PASSWORD = 12;
const MAXIMUM_PASSWORD = 128;

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

const password = z.string().min(MINIMUM_PASSWORD, 'password-too-short').max(MAXIMUM_PASSWORD);

export const signInSchema = z.object({ email: z.string().trim().max(254), password: z.string().max(1_000) });
export const newAccountSchema = z.object({ name: requiredText(120), email: emailAddress, password });
export const accountSchema = z.object({ name: requiredText(120), email: emailAddress });
export const languageSchema = z.object({ language: z.enum(['en', 'de']) });
export const newPasswordSchema = z.object({ password });
export const passwordChangeSchema = z.object({ currentPassword: z.string().max(1_000), password });
