/** Towns and levels of a test database. Not part of the product. */
import type pg from 'pg';
import type { Member } from '#server/auth/member.ts';

/** Numbered places: the number is the last part of the id. */
export const toId = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
export const toMember = (place: number, role: Member['role'] = 'coordinator'): Member => ({
  userId: role === 'observer' ? 'olga' : 'ada',
  placeId: toId(place),
  role,
  actorId: null,
});

interface Town {
  readonly nuts?: string | null;
  readonly country?: string;
  readonly population?: number;
  readonly isExample?: boolean;
  /** without it, it has no public page */
  readonly isPublic?: boolean;
}

export async function addPeople(owner: pg.Client): Promise<void> {
  await owner.query(
    `insert into auth."user" (id, name, email) values ('ada', 'Ada', 'ada@example.org'), ('olga', 'Olga', 'olga@example.org')`,
  );
}

export async function addTown(owner: pg.Client, place: number, town: Town = {}): Promise<Member> {
  const { nuts = 'DE141', country = 'DE', population = 3000, isExample = false, isPublic = true } = town;
  await owner.query(
    `insert into office.place (place_id, slug, name, country, nuts_code, population, population_year, is_example)
     values ($1, $2, $2, $3, $4, $5, 2024, $6)`,
    [toId(place), `town-${place}`, country, nuts, population, isExample],
  );
  await owner.query(
    `insert into office.membership (place_id, user_id, role) values ($1, 'ada', 'coordinator')`,
    [toId(place)],
  );
  if (isPublic)
    await owner.query(
      `insert into published.place (place_id, slug, name, country, population, population_year, is_example)
       values ($1, $2, $2, $3, $4, 2024, $5)`,
      [toId(place), `town-${place}`, country, population, isExample],
    );
  return toMember(place);
}

export async function addLevel(
  owner: pg.Client,
  place: number,
  {
    kind,
    covers,
    isExample = false,
  }: { readonly kind: string; readonly covers: string; readonly isExample?: boolean },
): Promise<Member> {
  const country = covers === 'EU' ? 'EU' : covers.slice(0, 2);
  await owner.query(
    `insert into office.place (place_id, slug, name, country, kind, covers, is_example) values ($1, $2, $2, $3, $4, $5, $6)`,
    [toId(place), `level-${place}`, country, kind, [covers], isExample],
  );
  await owner.query(
    `insert into published.level (place_id, slug, name, kind, country, covers, is_example) values ($1, $2, $2, $4, $3, $5, $6)`,
    [toId(place), `level-${place}`, country, kind, [covers], isExample],
  );
  await owner.query(
    `insert into office.membership (place_id, user_id, role) values ($1, 'olga', 'observer')`,
    [toId(place)],
  );
  return toMember(place, 'observer');
}

export const ASK = {
  title: 'Interpreters for visits to the doctor',
  area: 'healthcare',
  need: 'An hour of interpreting for each visit.',
  otherwise: 'Children interpret for their parents.',
  language: 'en',
};
