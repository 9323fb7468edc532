/** Respondents of tests: they open links, fill in both pages of the example questionnaire, and send. */
import type { Member } from '#server/auth/member.ts';
import type { LinkAddress } from '../respond.types.ts';
import { readLetterLinks } from '../server/invitation.usecases.ts';
import { openLink, saveSection, sealDraft } from '../server/respond.usecases.ts';
import { sendAnswers, type PostedReview } from '../server/send.usecases.ts';

export async function listAddresses(member: Member, waveId: string, slug = 'vico'): Promise<LinkAddress[]> {
  const links = await readLetterLinks(member, waveId, ['mail', 'letter', 'hand']);
  return links.map(({ url }) => ({ slug, waveId, token: new URL(url).pathname.split('/')[4] ?? '' }));
}

/** @returns what the form of the review page would send */
export async function fillIn(address: LinkAddress, role = 'official', text = ''): Promise<PostedReview> {
  await saveSection(address, { sectionId: 'you', entries: [['q.role', role]], mark: null });
  const entries = [
    ['q.contact.school.now', '2'],
    ['q.change', text],
  ] as const;
  await saveSection(address, { sectionId: 'contacts', entries, mark: null });
  return readReview(address);
}

export async function readReview(address: LinkAddress): Promise<PostedReview> {
  const { draft } = await openLink(address);
  if (draft === null) throw new Error('no draft');
  const reviewed = Buffer.from(sealDraft(draft, address)).toString('base64url');
  return { submissionKey: draft.submissionKey, reviewed };
}

/** @returns the receipt */
export async function answer(address: LinkAddress, role?: string, text?: string): Promise<string> {
  const sent = await sendAnswers(address, await fillIn(address, role, text));
  if (!sent.ok) throw new Error('not sent');
  return sent.receipt.receipt;
}
