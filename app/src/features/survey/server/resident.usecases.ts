/** Who is asked in a general wave: a list of up to twenty thousand, uploaded, typed in, mended. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { claimUpload, selectUpload, storeUpload, type NewUpload } from '#server/spreadsheet/uploads.ts';
import { listDistricts } from '#features/place/server/districts.usecases.ts';
import { MAXIMUM_RESIDENTS, residentSchema, type ResidentInput } from '../general.schema.ts';
import type { InvitedCounts } from '../general.types.ts';
import type { Invitation, Wave } from '../survey.types.ts';
import { readResidentList, type ResidentList } from './resident-list.ts';
import { countResidents, insertResidents, selectResidents } from './resident.queries.ts';
import { lockDraft, readWave } from './survey.usecases.ts';

/** People on one page of the list. */
const RESIDENTS_ON_PAGE = 50;

interface ResidentPage {
  readonly people: readonly Invitation[];
  readonly found: number;
  /** 1-based */
  readonly page: number;
  readonly pages: number;
  readonly counts: InvitedCounts;
}

export async function listResidents(
  member: Member,
  waveId: string,
  wish: { readonly search?: string; readonly page?: number } = {},
): Promise<ResidentPage> {
  authorise(member, 'invitation.read');
  const wanted = Number.isInteger(wish.page) && (wish.page ?? 1) > 0 ? (wish.page ?? 1) : 1;
  return readOffice(member, async (reader) => {
    const search = (wish.search ?? '').trim().slice(0, 100);
    const page = { search, from: (wanted - 1) * RESIDENTS_ON_PAGE, count: RESIDENTS_ON_PAGE };
    const { people, found } = await selectResidents(reader, member.placeId, waveId, page);
    const counts = await countResidents(reader, member.placeId, waveId);
    const pages = Math.max(1, Math.ceil(found / RESIDENTS_ON_PAGE));
    return { people, found, page: wanted, pages, counts };
  });
}

/** Adds one person. Problems: `input-invalid`, `letter-needs-address` …, `district-unknown`, `list-too-long` (422). */
export async function addResident(member: Member, waveId: string, input: unknown): Promise<void> {
  authorise(member, 'invitation.change');
  const resident = parseInput(residentSchema, input);
  await refuseUnknownDistricts(member, [resident]);
  await write(member, (transaction) => storeResidents(transaction, member, waveId, [resident]));
}

/** Keeps a file to be looked at before anything is stored. @returns id of the upload */
export async function uploadResidents(member: Member, waveId: string, file: NewUpload): Promise<string> {
  authorise(member, 'invitation.change');
  await refuseNotDraft(member, waveId);
  return write(member, (transaction) => storeUpload(transaction, member, { ...file, purpose: 'residents' }));
}

/** What an uploaded file would add. Problems: `upload-gone` (404), those of reading a table (413, 422). */
export async function previewResidents(
  member: Member,
  uploadId: string,
  defaultLanguage: string,
): Promise<ResidentList> {
  authorise(member, 'invitation.change');
  const districts = await listDistricts(member);
  const upload = await readOffice(member, (reader) =>
    selectUpload(reader, member.placeId, uploadId, 'residents'),
  );
  const list = await readResidentList(upload.content, { defaultLanguage, districts });
  const known = new Set(districts.map(({ code }) => code));
  const people = list.people.map((one) =>
    one.problem === null && one.district !== '' && !known.has(one.district)
      ? { ...one, problem: unknownDistrict(one.district) }
      : one,
  );
  return {
    ...list,
    people,
    isAcceptable: list.isAcceptable && people.every(({ problem }) => problem === null),
  };
}

/** Adds everybody of an uploaded file, or, where one row is wrong, nobody. Problems: `list-has-problems` (422). */
export async function importResidents(
  member: Member,
  waveId: string,
  input: { readonly uploadId: string; readonly defaultLanguage: string },
): Promise<number> {
  authorise(member, 'invitation.change');
  const { residents, isAcceptable } = await previewResidents(member, input.uploadId, input.defaultLanguage);
  if (!isAcceptable) throw new Problem('list-has-problems', 422);
  await write(member, async (transaction) => {
    await storeResidents(transaction, member, waveId, residents);
    await claimUpload(transaction, member.placeId, input.uploadId);
  });
  return residents.length;
}

/** Mends how somebody is reached, in a draft or while the wave is open. Problems: `wave-not-open` (409), `not-found`. */
export async function changeResident(
  member: Member,
  waveId: string,
  invitationId: string,
  input: unknown,
): Promise<void> {
  authorise(member, 'invitation.change');
  const { name, email, addressLines, language, channel } = parseInput(residentSchema, input);
  const wave = await readListedWave(member, waveId);
  if (wave.state === 'closed') throw new Problem('wave-not-open', 409);
  await write(member, async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('office.invitation')
      .set({ name, email, address_lines: [...addressLines], language, channel })
      .where('place_id', '=', member.placeId)
      .where('wave_id', '=', waveId)
      .where('invitation_id', '=', invitationId)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Problem('not-found', 404);
    const note = { action: 'invitation.change', objectKind: 'invitation', objectId: invitationId } as const;
    await recordAudit(transaction, member, note);
  });
}

/** Empties the list of a draft. @returns how many were on it */
export async function clearResidents(member: Member, waveId: string): Promise<number> {
  authorise(member, 'invitation.change');
  return write(member, async (transaction) => {
    await lockDraft(transaction, member, waveId);
    const { numDeletedRows } = await transaction
      .deleteFrom('office.invitation')
      .where('place_id', '=', member.placeId)
      .where('wave_id', '=', waveId)
      .executeTakeFirst();
    const detail = { removed: Number(numDeletedRows) };
    const note = { action: 'invitation.change', objectKind: 'wave', objectId: waveId, detail } as const;
    await recordAudit(transaction, member, note);
    return Number(numDeletedRows);
  });
}

async function storeResidents(
  transaction: OfficeTransaction,
  member: Member,
  waveId: string,
  residents: readonly ResidentInput[],
): Promise<void> {
  const { approach } = await lockDraft(transaction, member, waveId);
  if (approach === null) throw new Problem('wave-not-general', 409);
  if (approach === 'open') throw new Problem('open-wave-has-no-list', 409);
  const { total } = await countResidents(transaction, member.placeId, waveId);
  if (total + residents.length > MAXIMUM_RESIDENTS)
    throw new Problem('list-too-long', 422, { maximum: MAXIMUM_RESIDENTS });
  await insertResidents(transaction, member.placeId, waveId, residents);
  const detail = { added: residents.length };
  const note = { action: 'invitation.change', objectKind: 'wave', objectId: waveId, detail } as const;
  await recordAudit(transaction, member, note);
}

async function refuseNotDraft(member: Member, waveId: string): Promise<void> {
  const wave = await readListedWave(member, waveId);
  if (wave.state !== 'draft') throw new Problem('wave-not-draft', 409);
}

async function readListedWave(member: Member, waveId: string): Promise<Wave> {
  const wave = await readWave(member, waveId);
  if (wave.approach === null) throw new Problem('wave-not-general', 409);
  if (wave.approach === 'open') throw new Problem('open-wave-has-no-list', 409);
  return wave;
}

async function refuseUnknownDistricts(member: Member, residents: readonly ResidentInput[]): Promise<void> {
  const known = new Set((await listDistricts(member)).map(({ code }) => code));
  const unknown = residents.find(({ district }) => district !== null && !known.has(district));
  if (unknown !== undefined) throw unknownDistrict(unknown.district ?? '');
}

const unknownDistrict = (district: string): Problem =>
  new Problem('district-unknown', 422, { district }, 'district');
