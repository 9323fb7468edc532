/** Districts of a place: typed in, pasted, drawn from a map. Waves that are open keep those they were opened with. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { drawDistricts, makeDistrictCode, MAXIMUM_DISTRICTS, parseDistrictList } from '../districts.rules.ts';
import { districtCode, districtSchema } from '../districts.schema.ts';
import type { District } from '../districts.types.ts';
import { deleteDistrict, insertDistricts, selectDistricts, updateDistrict } from './districts.queries.ts';

/** Stated on the page. */
export const MAXIMUM_MAP_BYTES = 3_000_000;

export async function listDistricts(member: Member): Promise<District[]> {
  authorise(member, 'district.read');
  return readOffice(member, (reader) => selectDistricts(reader, member.placeId));
}

/** Problems: `input-invalid`, `too-many-entries`, `a-district-of-this-name-is-there-already` (422). */
export async function addDistrict(member: Member, input: unknown): Promise<void> {
  authorise(member, 'district.change');
  const { name, population } = parseInput(districtSchema, input);
  await changeDistricts(member, 'added', async (transaction, before) => {
    const code = makeDistrictCode(
      name,
      before.map((one) => one.code),
    );
    await insertDistricts(transaction, member.placeId, [{ code, name, population, outline: null }]);
    return 1;
  });
}

/** Adds the districts of a pasted list; a name that is there gets the new number of inhabitants. Problem
 * `districts-line` (422) names the first line that cannot be taken; nothing is stored then. */
export async function addDistrictList(member: Member, input: { readonly text?: unknown }): Promise<number> {
  authorise(member, 'district.change');
  const { districts, findings } = parseDistrictList(typeof input.text === 'string' ? input.text : '');
  const [first] = findings;
  if (first !== undefined) throw new Problem(`districts-${first.code}`, 422, { line: first.line }, 'text');
  if (districts.length === 0) throw new Problem('districts-empty', 422, {}, 'text');
  return changeDistricts(member, 'added', async (transaction, before) => {
    const taken = before.map(({ code }) => code);
    const fresh: District[] = [];
    for (const { name, population } of districts) {
      const known = before.find((one) => one.name.toLowerCase() === name.toLowerCase());
      if (known !== undefined) {
        await updateDistrict(transaction, member.placeId, known.code, { population });
        continue;
      }
      const code = makeDistrictCode(name, taken);
      taken.push(code);
      fresh.push({ code, name, population, outline: null });
    }
    if (before.length + fresh.length > MAXIMUM_DISTRICTS)
      throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_DISTRICTS }, 'text');
    await insertDistricts(transaction, member.placeId, fresh);
    return districts.length;
  });
}

/**
 * Draws the districts of a GeoJSON file: those of the same name get its outline, others are added. All outlines of the
 * place are drawn anew, because they share one box. Problems `map-<reason>` (422), `map-too-large` (413).
 */
export async function drawDistrictMap(member: Member, bytes: Uint8Array): Promise<number> {
  authorise(member, 'district.change');
  if (bytes.length > MAXIMUM_MAP_BYTES) throw new Problem('map-too-large', 413, { maximum: '3 MB' }, 'file');
  const drawn = drawDistricts(new TextDecoder().decode(bytes));
  if (!drawn.ok) throw new Problem(`map-${drawn.reason}`, 422, {}, 'file');
  if (drawn.areas.length > MAXIMUM_DISTRICTS)
    throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_DISTRICTS }, 'file');
  // Two areas of one name are parts of one district.
  const outlines = new Map<string, { name: string; outline: string }>();
  for (const { name, outline } of drawn.areas) {
    const earlier = outlines.get(name.toLowerCase());
    outlines.set(name.toLowerCase(), { name, outline: (earlier?.outline ?? '') + outline });
  }
  return changeDistricts(member, 'drawn', async (transaction, before) => {
    const taken = before.map(({ code }) => code);
    for (const { code, name } of before) {
      const outline = outlines.get(name.toLowerCase())?.outline ?? null;
      await updateDistrict(transaction, member.placeId, code, { outline });
    }
    for (const { name, outline } of outlines.values()) {
      if (before.some((one) => one.name.toLowerCase() === name.toLowerCase())) continue;
      const code = makeDistrictCode(name, taken);
      taken.push(code);
      await insertDistricts(transaction, member.placeId, [{ code, name, population: null, outline }]);
    }
    return outlines.size;
  });
}

/** Problem `not-found` (404). */
export async function changeDistrict(member: Member, code: string, input: unknown): Promise<void> {
  authorise(member, 'district.change');
  const change = parseInput(districtSchema, input);
  const wanted = parseInput(districtCode, code);
  await changeDistricts(member, 'changed', async (transaction) => {
    if (!(await updateDistrict(transaction, member.placeId, wanted, change)))
      throw new Problem('not-found', 404);
    return 1;
  });
}

/** Problem `not-found` (404). */
export async function removeDistrict(member: Member, code: string): Promise<void> {
  authorise(member, 'district.change');
  const wanted = parseInput(districtCode, code);
  await changeDistricts(member, 'removed', async (transaction) => {
    if (!(await deleteDistrict(transaction, member.placeId, wanted))) throw new Problem('not-found', 404);
    return 1;
  });
}

function changeDistricts(
  member: Member,
  what: 'added' | 'changed' | 'drawn' | 'removed',
  run: (transaction: OfficeTransaction, before: readonly District[]) => Promise<number>,
): Promise<number> {
  return write(member, async (transaction) => {
    const before = await selectDistricts(transaction, member.placeId);
    if (what === 'added' && before.length >= MAXIMUM_DISTRICTS)
      throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_DISTRICTS });
    const count = await run(transaction, before);
    await recordAudit(transaction, member, {
      action: 'district.change',
      objectKind: 'place',
      objectId: member.placeId,
      detail: { what, count },
    });
    return count;
  });
}
