/** The register of actors against bad input: named field, nothing half saved, nothing of another place. */
import type { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { today, addDays } from '#server/clock.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { readFormFile } from '#server/spreadsheet/uploads.ts';
import { readDesk } from '#features/people/server/desk.usecases.ts';
import {
  addActor,
  addAgreement,
  changeActor,
  changeAgreement,
  endActor,
  exportActors,
  readActor,
  readActors,
  removeActor,
  removeAgreement,
  resumeActor,
} from './server/actor.usecases.ts';
import { changeOwnOrganisation, readOwnOrganisation } from './server/actor-own.usecases.ts';
import { importActors, previewActorImport, uploadActors } from './server/actor-import.usecases.ts';

const OWN = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const OFFICER: Member = { userId: 'officer', placeId: OWN, role: 'officer', actorId: null };
const SCRIPT = '<script>alert("x")</script>';
const INPUT = { name: 'Advice centre', kind: 'non-public-service-providers' };

let world: TestWorld;
let owner: Client;
beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
});
afterAll(() => world.close());
beforeEach(async () => {
  await owner.query(`truncate office.place, auth."user" cascade`);
  for (const user of ['officer', 'partner', 'other'])
    await owner.query(`insert into auth."user" (id, name, email) values ($1, $1, $1 || '@example.org')`, [
      user,
    ]);
  for (const [placeId, slug] of [
    [OWN, 'own'],
    [OTHER, 'other'],
  ])
    await owner.query(`insert into office.place (place_id, slug, name, country) values ($1, $2, $2, 'AT')`, [
      placeId,
      slug,
    ]);
  await owner.query(
    `insert into office.membership (place_id, user_id, role) values ($1, 'officer', 'officer'), ($1, 'partner', 'partner'), ($2, 'other', 'officer')`,
    [OWN, OTHER],
  );
  await owner.query(
    `insert into office.actor (place_id, actor_id, kind, name) values ($1, $1, 'employers', 'Theirs')`,
    [OTHER],
  );
});

const countActors = async () =>
  (await owner.query('select from office.actor where place_id = $1', [OWN])).rowCount;

describe('forms', () => {
  test.each([
    ['name', { ...INPUT, name: '' }, 'required'],
    ['name', { ...INPUT, name: 'x'.repeat(10_000) }, 'too-long'],
    ['kind', { ...INPUT, kind: 'wizards' }, 'choice'],
    ['kind', { name: 'x' }, 'required'],
    ['contactRole', { ...INPUT, contactRole: 'x'.repeat(10_000) }, 'too-long'],
    ['contactEmail', { ...INPUT, contactEmail: SCRIPT }, 'email'],
    ['areas.0', { ...INPUT, areas: 'yoga' }, 'choice'],
    ['name', { ...INPUT, name: ['a', 'b'] }, 'format'],
  ])('%s is named when it is wrong (%#)', async (field, input, reason) => {
    const problem = await addActor(OFFICER, input).catch((error: unknown) => error);
    expect(problem).toMatchObject({ code: 'input-invalid', status: 422, field, values: { reason } });
    expect(await countActors()).toBe(0);
  });

  test('scripts and signs are kept as text; a character no database keeps is refused', async () => {
    const id = await addActor(OFFICER, { ...INPUT, name: SCRIPT, contactRole: SCRIPT });
    await addAgreement(OFFICER, id, { subject: SCRIPT, until: '' });
    const actor = await readActor(OFFICER, id);
    expect([actor.name, actor.contactRole, actor.agreements[0]?.subject]).toEqual([SCRIPT, SCRIPT, SCRIPT]);
    await expect(addActor(OFFICER, { ...INPUT, name: 'a\u0000b' })).rejects.toMatchObject({
      code: 'unreadable-characters',
    });
    expect(await exportActors(OFFICER)).toContain('""x""');
  });

  test('the same name twice in a kind is refused, whatever its capitals and spaces', async () => {
    await addActor(OFFICER, INPUT);
    await expect(addActor(OFFICER, { ...INPUT, name: ' advice   CENTRE ' })).rejects.toMatchObject({
      status: 409,
    });
    expect(await countActors()).toBe(1);
  });

  test('agreements: due ones come to the desk; wrong days are named', async () => {
    const id = await addActor(OFFICER, INPUT);
    await expect(addAgreement(OFFICER, id, { subject: 'Room', until: '2026-02-31' })).rejects.toMatchObject({
      field: 'until',
    });
    await expect(addAgreement(OFFICER, id, { subject: 'x'.repeat(10_000) })).rejects.toMatchObject({
      field: 'subject',
    });
    await addAgreement(OFFICER, id, { subject: 'Room', until: addDays(today(), 59) });
    await addAgreement(OFFICER, id, { subject: 'Far', until: addDays(today(), 400) });
    await addAgreement(OFFICER, id, { subject: 'Open', until: '' });
    expect((await readActors(OFFICER, {}, 'en')).dueAgreements.map(({ subject }) => subject)).toEqual([
      'Room',
    ]);
    expect((await readDesk(OFFICER)).steps.map(({ code }) => code)).toContain('renew-agreements');
    const { agreements } = await readActor(OFFICER, id);
    const ids = {
      actorId: id,
      agreementId: agreements.find(({ subject }) => subject === 'Room')?.agreementId,
    };
    await changeAgreement(OFFICER, ids, { subject: 'Hall', until: '' });
    expect((await readActors(OFFICER, {}, 'en')).dueAgreements).toEqual([]);
    await removeAgreement(OFFICER, ids);
    expect((await readActor(OFFICER, id)).agreements).toHaveLength(2);
  });

  test('ended actors leave the list and come back; used ones cannot be removed', async () => {
    const id = await addActor(OFFICER, INPUT);
    await expect(endActor(OFFICER, id, { endedOn: 'soon' })).rejects.toMatchObject({ field: 'endedOn' });
    await endActor(OFFICER, id, { endedOn: '2026-01-01' });
    expect((await readActors(OFFICER, {}, 'en')).shown).toBe(0);
    expect((await readActors(OFFICER, { state: 'ended' }, 'en')).shown).toBe(1);
    await resumeActor(OFFICER, id);
    await owner.query(`update office.membership set actor_id = $1 where user_id = 'partner'`, [id]);
    await expect(removeActor(OFFICER, id)).rejects.toMatchObject({ code: 'actor-in-use', status: 409 });
    await owner.query(`update office.membership set actor_id = null`);
    await removeActor(OFFICER, id);
    expect(await countActors()).toBe(0);
  });
});

test.each([OTHER, 'no-id', "' or 1=1 --"])(
  'an id of another place or of nothing is not found: %s',
  async (id) => {
    const tries = [
      () => readActor(OFFICER, id),
      () => changeActor(OFFICER, id, INPUT),
      () => endActor(OFFICER, id, { endedOn: '2026-01-01' }),
      () => resumeActor(OFFICER, id),
      () => removeActor(OFFICER, id),
      () => addAgreement(OFFICER, id, { subject: 'x' }),
      () => previewActorImport(OFFICER, id, { columns: {}, kindOfRest: '', kindOfCategory: {} }),
      () => importActors(OFFICER, id, { columns: {}, kindOfRest: '', kindOfCategory: {}, skipErrors: true }),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ status: 404 });
    const { rows } = await owner.query('select name from office.actor');
    expect(rows).toEqual([{ name: 'Theirs' }]);
  },
);

test('a partner changes contact and areas of its own organisation, nothing else', async () => {
  const id = await addActor(OFFICER, INPUT);
  const partner: Member = { userId: 'partner', placeId: OWN, role: 'partner', actorId: id };
  const wish = {
    name: 'Hacked',
    kind: 'employers',
    agreedToBeNamed: 'yes',
    contactRole: 'Desk',
    areas: ['housing'],
  };
  await changeOwnOrganisation(partner, wish);
  expect(await readOwnOrganisation(partner)).toMatchObject({
    ...INPUT,
    agreedToBeNamed: false,
    contactRole: 'Desk',
    areas: ['housing'],
  });
  await expect(readActors(partner, {}, 'en')).rejects.toMatchObject({ status: 403 });
  await expect(changeOwnOrganisation({ ...partner, actorId: OTHER }, wish)).rejects.toMatchObject({
    status: 409,
  });
  await expect(changeOwnOrganisation({ ...partner, actorId: null }, wish)).rejects.toMatchObject({
    status: 409,
  });
  expect(await readOwnOrganisation({ ...partner, actorId: null })).toBeNull();
});

test('files: none, empty, too large; a filter nobody offers is left out', async () => {
  const form = new FormData();
  await expect(readFormFile(form, 'file', 'actors')).rejects.toMatchObject({
    code: 'file-missing',
    field: 'file',
  });
  form.set('file', new File([], 'empty.csv'));
  await expect(readFormFile(form, 'file', 'actors')).rejects.toMatchObject({ code: 'file-missing' });
  form.set('file', new File([new Uint8Array(10 * 1024 * 1024)], 'big.csv'));
  await expect(readFormFile(form, 'file', 'actors')).rejects.toMatchObject({
    code: 'spreadsheet-too-large',
    status: 413,
  });
  form.set('file', new File(['name\nA'], `${'x'.repeat(5_000)}\u0000\n.csv`));
  await uploadActors(OFFICER, await readFormFile(form, 'file', 'actors'));
  const { filter } = await readActors(
    OFFICER,
    { group: 'x', area: '1', state: 'y', search: 'a'.repeat(5_000) },
    'de',
  );
  expect(filter).toEqual({ group: '', area: '', state: 'current', search: '' });
});
