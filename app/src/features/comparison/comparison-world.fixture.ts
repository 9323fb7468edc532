/** Places that share, made in a test database. Not part of the product. */
import type pg from 'pg';
import { toStoredTables } from '#features/release/server/release.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { setClock } from '#server/clock.ts';
import { buildEdition, type EditionWorld } from './comparison.fixture.ts';
import { agreeToShare } from './server/sharing.usecases.ts';

/** Numbered places: the number is the last part of the id. */
export const toId = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
export const toMember = (place: number): Member => ({
  userId: 'ada',
  placeId: toId(place),
  role: 'coordinator',
  actorId: null,
});

export async function addPlace(owner: pg.Client, place: number, isExample = false): Promise<Member> {
  await owner.query(
    `insert into office.place (place_id, slug, name, country, population, is_example) values ($1, $2, $2, 'ES', 9000, $3)`,
    [toId(place), `place-${place}`, isExample],
  );
  await owner.query(
    `insert into office.membership (place_id, user_id, role) values ($1, 'ada', 'coordinator')`,
    [toId(place)],
  );
  return toMember(place);
}

/** Publishes results of one round on a day; `level` differs by place. */
export async function publishRound(
  owner: pg.Client,
  place: number,
  publishedOn: string,
  world: Partial<EditionWorld> & { version?: number; audience?: string } = {},
): Promise<void> {
  const wave = world.wave ?? `wave-${place}-${publishedOn.slice(0, 4)}`;
  const stored = toStoredTables(buildEdition({ wave, level: 1 + place / 5, ...world }));
  await owner.query(
    `insert into published.release (place_id, subject, version, title, tables, withheld, policy, content_hash,
       code_version, published_on, audience, ledger_position)
     values ($1, $2, $3, '{"en":"x"}', $4, '[]', '{}', $5, 'test', $6, $7,
       (select count(*) + 1 from published.release where place_id = $1))`,
    [
      toId(place),
      `governance/${wave}`,
      world.version ?? 1,
      stored.tables,
      stored.contentHash,
      publishedOn,
      world.audience ?? 'public',
    ],
  );
}

export const at = (day: string): void => setClock(() => new Date(`${day}T12:00:00Z`));
export const terms = { years: '5', understood: 'on', orientation: 'mixed' };

export async function addSharing(
  owner: pg.Client,
  places: readonly number[],
  publishedOn: string,
  isExample = false,
): Promise<void> {
  for (const place of places) {
    await agreeToShare(await addPlace(owner, place, isExample), terms);
    await publishRound(owner, place, publishedOn);
  }
}
