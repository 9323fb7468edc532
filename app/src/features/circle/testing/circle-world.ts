/** Places with a public page in a test database, each with a coordinator of its own. Not part of the product. */
import type pg from 'pg';
import type { Member } from '#server/auth/member.ts';
import type { Role } from '#server/auth/permissions.ts';

export interface MadePlace {
  readonly placeId: string;
  readonly coordinator: Member;
  readonly as: (role: Role) => Promise<Member>;
}

/** `north`: degrees of latitude from 45; about 111 km each. */
export async function addPublicPlace(
  owner: pg.Client,
  name: string,
  { isExample = false, isPublic = true, north = 0 } = {},
): Promise<MadePlace> {
  const slug = name.toLowerCase();
  const { rows } = await owner.query<{ id: string }>(
    `insert into office.place (slug, name, country, population, population_year, latitude, longitude, is_example)
     values ($1, $2, 'IT', 4200, 2024, $3, 11, $4) returning place_id as id`,
    [slug, name, 45 + north, isExample],
  );
  const placeId = rows[0]?.id ?? '';
  if (isPublic)
    await owner.query(
      `insert into published.place (place_id, slug, name, country, latitude, longitude, population, population_year, is_example)
       values ($1, $2, $3, 'IT', $4, 11, 4200, 2024, $5)`,
      [placeId, slug, name, 45 + north, isExample],
    );
  const as = async (role: Role): Promise<Member> => {
    const userId = `${slug}-${role}`;
    await owner.query(
      `insert into auth."user" (id, name, email) values ($1, $1, $1 || '@example.org') on conflict do nothing`,
      [userId],
    );
    await owner.query(
      `insert into office.membership (place_id, user_id, role) values ($1, $2, $3) on conflict do nothing`,
      [placeId, userId, role],
    );
    return { userId, placeId, role, actorId: null };
  };
  return { placeId, coordinator: await as('coordinator'), as };
}
