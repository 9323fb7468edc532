/** A place with one table in two editions, an example, and tables with every state of a cell beside one another. */
import { buildCube, sealProtectedCube, type Dimension, type ProtectedCube } from '@vicus/cube';
import { toStoredTables } from '#features/release/server/release.usecases.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';

export const TOWN = '00000000-0000-4000-8000-0000000000c1';
const EXAMPLE = '00000000-0000-4000-8000-0000000000c2';

const DIMENSIONS: readonly Dimension[] = [
  {
    id: 'role',
    label: { en: 'Role', de: 'Rolle' },
    role: 'category',
    categories: [
      { code: 'all', label: { en: 'All' } },
      { code: 'elected & paid', label: { en: 'Elected, paid', ar: 'منتخب' }, parent: 'all' },
      { code: 'official', label: { en: 'Officials' }, parent: 'all' },
    ],
  },
  {
    id: 'quarter',
    label: { en: 'Quarter' },
    role: 'time',
    categories: ['2025-Q1', '2025-Q2'].map((code) => ({ code, label: { en: code } })),
  },
];

/** `n`: answers of all roles in the first quarter, by which editions differ. */
export function buildContacts(n: number): ProtectedCube {
  const cube = buildCube({
    id: 'contacts.by-role',
    provenance: {
      title: { en: 'Contacts', de: 'Kontakte', es: 'Contactos', it: 'Contatti' },
      question: { en: 'How often do they meet?' },
      period: '2025-01/2025-12',
      source: { en: 'Survey' },
      method: 'cube',
      notes: [{ en: 'First round' }],
    },
    dimensions: DIMENSIONS,
    measures: [
      { id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 },
      { id: 'mean', label: { en: 'Mean' }, kind: 'mean', unit: 'points on 0-5', decimals: 1 },
    ],
    cells: [
      {
        at: { role: 'all', quarter: '2025-Q1' },
        measures: { n, mean: { kind: 'number', value: 2.5, status: 'provisional' } },
      },
      {
        at: { role: 'official', quarter: '2025-Q1' },
        measures: { n: 0, mean: { kind: 'none', reason: 'no-base' } },
      },
      {
        at: { role: 'official', quarter: '2025-Q2' },
        measures: { n: { kind: 'none', reason: 'not-collected' } },
      },
    ],
    unmentioned: 'withheld',
  });
  return sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
}

export async function openPublishedWorld(): Promise<TestWorld> {
  const world = await openTestWorld();
  const places = [
    { placeId: TOWN, slug: 'bad-lindmoor', name: 'Bad Lindmoor', isExample: false },
    { placeId: EXAMPLE, slug: 'bachfeld', name: 'Bachfeld', isExample: true },
  ];
  for (const { placeId, slug, name, isExample } of places) {
    for (const schema of ['office', 'published'])
      await world.superuser.query(
        `insert into ${schema}.place (place_id, slug, name, country, is_example) values ($1, $2, $3, 'DE', $4)`,
        [placeId, slug, name, isExample],
      );
    await world.superuser.query(`insert into published.place_address values ($2, $1)`, [placeId, slug]);
  }
  const editions = [
    { placeId: TOWN, version: 1, n: 15 },
    { placeId: TOWN, version: 2, n: 17 },
    { placeId: EXAMPLE, version: 1, n: 9 },
  ];
  for (const { placeId, version, n } of editions) {
    const { tables, contentHash } = toStoredTables([buildContacts(n)]);
    await world.superuser.query(
      `insert into published.release (place_id, subject, version, title, audience, tables, withheld, policy, content_hash,
         code_version) values ($1, 'survey/one', $2, '{"en":"T"}', 'public', $3, '[]', '{}', $4, '0.1.0')`,
      [placeId, version, tables, contentHash],
    );
  }
  return world;
}
