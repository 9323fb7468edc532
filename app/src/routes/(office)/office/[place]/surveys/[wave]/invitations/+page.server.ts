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
import { MAXIMUM_RESIDENTS } from '#features/survey/general.schema.ts';
import {
  addResident,
  changeResident,
  clearResidents,
  importResidents,
  listResidents,
  previewResidents,
  uploadResidents,
} from '#features/survey/server/resident.usecases.ts';
import { readWave } from '#features/survey/server/survey.usecases.ts';
import { listDistricts } from '#features/place/server/districts.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { parseInput, readFields, rowId } from '#server/input.ts';
import { isMailConfigured } from '#server/mail/mail.ts';
import { Problem } from '#server/problem.ts';
import { LIMITS } from '#server/spreadsheet/spreadsheet.types.ts';
import { actOrExplain, loadOrExplain, toShownProblem } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { readWaveId } from '../wave-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** More would make a long page; the rest is like these. */
const SHOWN_FINDINGS = 100;
const SHOWN_ROWS = 10;

/** What was done, as the address says it. */
const DONE = ['saved', 'mailed', 'cleared'] as const;

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const wave = await readWave(member, readWaveId(event));
    if (wave.approach === 'open')
      redirect(303, `/office/${event.params.place}/surveys/${wave.waveId}/poster`);
    const shared = {
      wave: { ...wave, instrument: null },
      mayChange: mayRole(member.role, 'invitation.change'),
      isMailConfigured: isMailConfigured(),
      failedMails: await countFailedMails(member, wave.waveId),
      done: DONE.find((one) => one === event.url.searchParams.get('done')) ?? null,
      count: Number(event.url.searchParams.get('count') ?? '0') || 0,
      maximumMegabytes: LIMITS.fileMegabytes,
    };
    return wave.approach === null
      ? { kind: 'governance' as const, ...shared, invitations: await listInvitations(member, wave.waveId) }
      : { kind: 'general' as const, ...shared, ...(await describeResidents(event, member, wave.waveId)) };
  });

async function describeResidents(
  event: Pick<RequestEvent, 'url' | 'locals'>,
  member: Member,
  waveId: string,
) {
  const { searchParams } = event.url;
  const search = searchParams.get('search') ?? '';
  const page = Number(searchParams.get('page') ?? '1');
  const uploadId = searchParams.get('upload');
  const isUpload = uploadId !== null && rowId.safeParse(uploadId).success;
  const list = isUpload ? await previewResidents(member, uploadId, event.locals.language) : null;
  const wrong = list?.people.filter(({ problem }) => problem !== null) ?? [];
  return {
    search,
    residents: await listResidents(member, waveId, { search, page }),
    districts: (await listDistricts(member)).map(({ code, name }) => ({ code, name })),
    maximumResidents: MAXIMUM_RESIDENTS,
    preview:
      list === null || !isUpload
        ? null
        : {
            uploadId,
            total: list.people.length,
            wrong: wrong.length,
            isAcceptable: list.isAcceptable,
            findings: list.findings.slice(0, SHOWN_FINDINGS),
            // What is wrong, or else how the first rows were understood.
            rows: (wrong.length > 0 ? wrong.slice(0, SHOWN_FINDINGS) : list.people.slice(0, SHOWN_ROWS)).map(
              (one) => ({ ...one, problem: one.problem === null ? null : toShownProblem(one.problem) }),
            ),
          },
  };
}

function goBack(event: RequestEvent, done: (typeof DONE)[number], count: number): never {
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

async function addOne(event: RequestEvent, form: FormData): Promise<never> {
  const member = await requireMember(event);
  await addResident(member, event.params.wave, readFields(form));
  goBack(event, 'saved', 1);
}

/** Keeps the file and shows what is in it, at an address of its own. */
async function upload(event: RequestEvent, form: FormData): Promise<never> {
  const member = await requireMember(event);
  const content = await readBytes(form);
  const file = { purpose: 'residents', fileName: 'list', content } as const;
  const uploadId = await uploadResidents(member, event.params.wave, file);
  redirect(303, `?upload=${uploadId}#preview`);
}

async function take(event: RequestEvent, form: FormData): Promise<never> {
  const member = await requireMember(event);
  const uploadId = parseInput(rowId, form.get('uploadId'));
  const input = { uploadId, defaultLanguage: event.locals.language };
  goBack(event, 'saved', await importResidents(member, event.params.wave, input));
}

async function mend(event: RequestEvent, form: FormData): Promise<never> {
  const member = await requireMember(event);
  const { invitationId, ...resident } = readFields(form);
  await changeResident(member, event.params.wave, parseInput(rowId, invitationId), resident);
  goBack(event, 'saved', 1);
}

async function clear(event: RequestEvent): Promise<never> {
  const member = await requireMember(event);
  goBack(event, 'cleared', await clearResidents(member, event.params.wave));
}

export const actions: Actions = {
  resident: act(addOne),
  upload: act(upload),
  take: act(take),
  mend: act(mend),
  clear: act(clear),
  add: act(add),
  preview: act(preview),
  import: act(importList),
  remove: act(remove),
  change: act(change),
  mail: act(mail),
};
