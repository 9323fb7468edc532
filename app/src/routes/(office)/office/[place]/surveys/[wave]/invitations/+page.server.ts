import { redirect } from '@sveltejs/kit';
import { readInvitationList } from '#features/survey/server/invitation-list.ts';
import {
  changeContact,
  countFailedMails,
  inviteByMail,
  listInvitations,
  removeInvitation,
  saveInvitations,
} from '#features/survey/server/invitation.usecases.ts';
import { readWave } from '#features/survey/server/survey.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { readFields } from '#server/input.ts';
import { isMailConfigured } from '#server/mail/mail.ts';
import { Problem } from '#server/problem.ts';
import { LIMITS } from '#server/spreadsheet/spreadsheet.types.ts';
import { actOrExplain, loadOrExplain, toShownProblem } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const done = event.url.searchParams.get('done');
    return {
      wave: await readWave(member, event.params.wave),
      invitations: await listInvitations(member, event.params.wave),
      mayChange: mayRole(member.role, 'invitation.change'),
      isMailConfigured: isMailConfigured(),
      failedMails: await countFailedMails(member, event.params.wave),
      done: done === 'saved' || done === 'mailed' ? done : null,
      count: Number(event.url.searchParams.get('count') ?? '0') || 0,
      maximumMegabytes: LIMITS.fileMegabytes,
    };
  });

function goBack(event: RequestEvent, done: 'saved' | 'mailed', count: number): never {
  redirect(
    303,
    `/office/${event.params.place}/surveys/${event.params.wave}/invitations?done=${done}&count=${count}`,
  );
}

function act<Result>(run: (event: RequestEvent, form: FormData) => Promise<Result>) {
  return async (event: RequestEvent) => {
    const form = await event.request.formData();
    return actOrExplain(form, () => run(event, form));
  };
}

async function add(event: RequestEvent, form: FormData): Promise<never> {
  const member = await requireMember(event);
  goBack(event, 'saved', await saveInvitations(member, event.params.wave, [readFields(form)]));
}

/** The list as a file or as pasted text, whichever came. */
async function readBytes(form: FormData): Promise<Uint8Array> {
  const file = form.get('file');
  if (file instanceof File && file.size > 0) {
    if (file.size > LIMITS.fileBytes)
      throw new Problem('spreadsheet-too-large', 413, { maximum: `${LIMITS.fileMegabytes} MB` }, 'file');
    return new Uint8Array(await file.arrayBuffer());
  }
  const text = form.get('text');
  if (typeof text !== 'string' || text.trim() === '') throw new Problem('file-missing', 422, {}, 'file');
  return new TextEncoder().encode(text);
}

/** Shows what would be stored; `checked` comes back with the form that stores it. */
async function preview(event: RequestEvent, form: FormData) {
  await requireMember(event);
  const list = await readInvitationList(await readBytes(form), event.locals.language);
  const people = list.people.map((person) => ({
    ...person,
    problem: person.problem === null ? null : toShownProblem(person.problem),
  }));
  const checked = JSON.stringify(list.people.map(({ cells }) => cells));
  const text = form.get('text');
  return { preview: { ...list, people, checked }, typed: { text: typeof text === 'string' ? text : '' } };
}

async function importList(event: RequestEvent, form: FormData): Promise<never> {
  const member = await requireMember(event);
  goBack(event, 'saved', await saveInvitations(member, event.params.wave, readChecked(form.get('checked'))));
}

function readChecked(text: FormDataEntryValue | null): readonly unknown[] {
  try {
    const rows: unknown = JSON.parse(typeof text === 'string' ? text : '');
    if (Array.isArray(rows)) return rows;
  } catch {
    // falls through: the page was not ours
  }
  throw new Problem('bad-form', 422);
}

async function remove(event: RequestEvent, form: FormData): Promise<never> {
  const member = await requireMember(event);
  await removeInvitation(member, event.params.wave, String(form.get('invitationId') ?? ''));
  goBack(event, 'saved', 1);
}

async function change(event: RequestEvent, form: FormData): Promise<never> {
  const member = await requireMember(event);
  const { invitationId, ...contact } = readFields(form);
  await changeContact(member, event.params.wave, String(invitationId ?? ''), contact);
  goBack(event, 'saved', 1);
}

async function mail(event: RequestEvent, form: FormData): Promise<never> {
  const member = await requireMember(event);
  const kind = form.get('kind') === 'reminder' ? 'reminder' : 'invitation';
  goBack(event, 'mailed', await inviteByMail(member, event.params.wave, kind));
}

export const actions: Actions = {
  add: act(add),
  preview: act(preview),
  import: act(importList),
  remove: act(remove),
  change: act(change),
  mail: act(mail),
};
