/** Who is asked: the list of a wave, its letters and its mails. */
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { countFailedJobs, enqueueAll } from '#server/jobs/enqueue.ts';
import { isMailConfigured } from '#server/mail/mail.ts';
import { isProblem, Problem } from '#server/problem.ts';
import { readSettings } from '#server/settings/settings.ts';
import { computeCode, computePersonalToken, renderCode, renderLinkUrl } from '../link.rules.ts';
import {
  contactSchema,
  invitationSchema,
  MAXIMUM_INVITATIONS,
  type InvitationInput,
} from '../survey.schema.ts';
import type { Channel, Invitation, InvitationLink, Wave, WaveMode } from '../survey.types.ts';
import { selectInvitations } from './invitation.queries.ts';
import { lockWave, selectWaveKey } from './survey.queries.ts';
import { findWave } from './survey.usecases.ts';

/** One line of a list that cannot be taken: `row` counts from 1 as the office sees it. */
export interface RowFinding {
  readonly row: number;
  readonly problem: Problem;
}

/** Reads every row and says what is wrong with each; nothing is stored. */
export function checkInvitations(rows: readonly unknown[]): {
  readonly invitations: readonly InvitationInput[];
  readonly findings: readonly RowFinding[];
} {
  const invitations: InvitationInput[] = [];
  const findings: RowFinding[] = [];
  for (const [index, row] of rows.entries()) {
    try {
      invitations.push(parseInput(invitationSchema, row));
    } catch (error) {
      if (!isProblem(error)) throw error;
      findings.push({ row: index + 1, problem: error });
    }
  }
  return { invitations, findings };
}

/**
 * Adds people to the list of a draft: all of them or, where one row is wrong, none.
 * Problems: `wave-not-draft` (409), `list-too-long`, `political-group-in-named` (422), whatever is wrong with the first row that cannot be taken.
 */
export async function saveInvitations(
  member: Member,
  waveId: string,
  rows: readonly unknown[],
): Promise<number> {
  authorise(member, 'invitation.change');
  if (rows.length > MAXIMUM_INVITATIONS)
    throw new Problem('list-too-long', 422, { maximum: MAXIMUM_INVITATIONS });
  const { invitations, findings } = checkInvitations(rows);
  const [first] = findings;
  if (first) throw first.problem;
  return write(member, async (transaction) => {
    const { mode } = await lockState(transaction, member, waveId, 'draft');
    refusePoliticalGroups(mode, invitations);
    const before = await selectInvitations(transaction, member.placeId, waveId);
    if (before.length + invitations.length > MAXIMUM_INVITATIONS)
      throw new Problem('list-too-long', 422, { maximum: MAXIMUM_INVITATIONS });
    if (invitations.length > 0) await insertInvitations(transaction, member.placeId, waveId, invitations);
    const detail = { added: invitations.length };
    await recordAudit(transaction, member, {
      action: 'invitation.change',
      objectKind: 'wave',
      objectId: waveId,
      detail,
    });
    return invitations.length;
  });
}

/** With a name beside it, a political opinion is special-category data (GDPR, Article 9): named waves do without. */
export function refusePoliticalGroups(
  mode: WaveMode,
  people: readonly { readonly politicalGroup: string | null }[],
): void {
  if (mode === 'named' && people.some(({ politicalGroup }) => politicalGroup !== null))
    throw new Problem('political-group-in-named', 422, {}, 'politicalGroup');
}

export async function insertInvitations(
  transaction: Pick<OfficeTransaction, 'insertInto'>,
  placeId: string,
  waveId: string,
  invitations: readonly InvitationInput[],
): Promise<string[]> {
  const rows = await transaction
    .insertInto('office.invitation')
    .values(
      invitations.map((one) => ({
        place_id: placeId,
        wave_id: waveId,
        actor_id: one.actorId,
        name: one.name,
        email: one.email,
        language: one.language,
        role: one.role,
        political_group: one.politicalGroup,
        channel: one.channel,
      })),
    )
    .returning('invitation_id')
    .execute();
  return rows.map((row) => row.invitation_id);
}

/** Takes somebody off the list of a draft. */
export async function removeInvitation(member: Member, waveId: string, invitationId: string): Promise<void> {
  authorise(member, 'invitation.change');
  await write(member, async (transaction) => {
    await lockState(transaction, member, waveId, 'draft');
    const { numDeletedRows } = await transaction
      .deleteFrom('office.invitation')
      .where('place_id', '=', member.placeId)
      .where('wave_id', '=', waveId)
      .where('invitation_id', '=', invitationId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw new Problem('not-found', 404);
    await recordAudit(transaction, member, {
      action: 'invitation.change',
      objectKind: 'invitation',
      objectId: invitationId,
    });
  });
}

/** Mends how somebody is reached (a mail that came back), in a draft or while the wave is open. */
export async function changeContact(
  member: Member,
  waveId: string,
  invitationId: string,
  input: unknown,
): Promise<void> {
  authorise(member, 'invitation.change');
  const contact = parseInput(contactSchema, input);
  await write(member, async (transaction) => {
    const wave = await findWave(transaction, member.placeId, waveId);
    if (wave.state === 'closed') throw new Problem('wave-not-open', 409);
    const { numUpdatedRows } = await transaction
      .updateTable('office.invitation')
      .set(contact)
      .where('place_id', '=', member.placeId)
      .where('wave_id', '=', waveId)
      .where('invitation_id', '=', invitationId)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Problem('not-found', 404);
    await recordAudit(transaction, member, {
      action: 'invitation.change',
      objectKind: 'invitation',
      objectId: invitationId,
    });
  });
}

export async function listInvitations(member: Member, waveId: string): Promise<Invitation[]> {
  authorise(member, 'invitation.read');
  return readOffice(member, async (reader) => {
    await findWave(reader, member.placeId, waveId);
    return selectInvitations(reader, member.placeId, waveId);
  });
}

/** Personal addresses of an open wave for printing, for everybody asked by these channels. Problem `wave-not-open`. */
export async function readLetterLinks(
  member: Member,
  waveId: string,
  channels: readonly Channel[],
): Promise<InvitationLink[]> {
  authorise(member, 'invitation.print');
  const { slug, key, approach, invitations } = await readOffice(member, async (reader) => {
    const wave = await findWave(reader, member.placeId, waveId);
    const waveKey = await selectWaveKey(reader, member.placeId, waveId);
    if (wave.state !== 'open' || waveKey === undefined) throw new Problem('wave-not-open', 409);
    const { slug: own } = await readPlaceContact(reader, member.placeId);
    return {
      slug: own,
      key: waveKey,
      approach: wave.approach,
      invitations: await selectInvitations(reader, member.placeId, waveId),
    };
  });
  const { origin } = readSettings();
  return invitations
    .filter(({ channel }) => channels.includes(channel))
    .map((invitation) => {
      const token = computePersonalToken(key, approach, invitation.invitationId);
      return {
        ...invitation,
        code: approach === null ? null : renderCode(computeCode(key, invitation.invitationId)),
        url: renderLinkUrl(origin, slug, waveId, { token, language: invitation.language }),
      };
    });
}

/**
 * Sends the invitation, or a reminder in the same words, to everybody on the list who is asked by mail: jobs carry
 * the invitation's id and nothing else. Reminders of an anonymous wave reach those who answered too, because nobody
 * may know who did. Problems: `wave-not-open` (409), `mail-not-configured` (409). @returns how many were asked
 */
export async function inviteByMail(
  member: Member,
  waveId: string,
  kind: 'invitation' | 'reminder',
): Promise<number> {
  authorise(member, 'invitation.print');
  if (!isMailConfigured()) throw new Problem('mail-not-configured', 409);
  const invitations = await write(member, async (transaction) => {
    const wave = await findWave(transaction, member.placeId, waveId);
    if (wave.state !== 'open') throw new Problem('wave-not-open', 409);
    const listed = await selectInvitations(transaction, member.placeId, waveId);
    const byMail = listed.filter(({ channel }) => channel === 'mail');
    const detail = { kind, mails: byMail.length };
    await recordAudit(transaction, member, {
      action: 'invitation.print',
      objectKind: 'wave',
      objectId: waveId,
      detail,
    });
    return byMail;
  });
  const jobs = invitations.map(({ invitationId }) => ({
    placeId: member.placeId,
    waveId,
    invitationId,
    kind,
  }));
  await enqueueAll('send-invitation', jobs);
  return jobs.length;
}

/** Mails of an open wave that will not be tried again; only the last day's, which the queue still knows. */
export async function countFailedMails(member: Member, waveId: string): Promise<number> {
  authorise(member, 'invitation.read');
  const wave = await readOffice(member, (reader) => findWave(reader, member.placeId, waveId));
  if (wave.state !== 'open' || !isMailConfigured()) return 0;
  return countFailedJobs('send-invitation', { placeId: member.placeId, waveId });
}

async function lockState(
  transaction: OfficeTransaction,
  member: Member,
  waveId: string,
  state: 'draft' | 'open',
): Promise<Wave> {
  const wave = await lockWave(transaction, member.placeId, waveId);
  if (wave === undefined) throw new Problem('not-found', 404);
  if (wave.state !== state) throw new Problem(state === 'draft' ? 'wave-not-draft' : 'wave-not-open', 409);
  return wave;
}
