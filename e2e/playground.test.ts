/** Trying a table out, without JavaScript: what is at risk, what readers would learn, the ways to publish. */
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { operator, signInAs } from './operator.ts';
import { enter } from './visitor.ts';
import type { Visitor } from './visitor.ts';

const origin = inject('baseUrl');
const { slug } = inject('world');
const address = `/office/${slug}/playground`;
const table = 'Origin\t2023\t2024\t2025\nSyria\t14\t19\t23\nAfghanistan\t6\t4\t9\nEritrea\t1\t3\t4';
let officer: Visitor;

beforeAll(async () => {
  officer = await signInAs(origin, operator);
});

describe('trying a table out', () => {
  test('shows what is at risk and three ways to publish, and stores nothing', async () => {
    const page = await officer.open(address);
    const result = await officer.submit(page, { fields: { table, columns: 'period' } });
    expect(result.status).toBe(200);
    expect(result.text).toContain('4 of 16 numbers count only a few people');
    expect(result.text).toContain('Eritrea, 2023');
    expect(result.text).toMatch(/4 small numbers are withheld/);
    expect(result.text).toContain('0–4');
    expect([...result.document.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual([
      '4',
      '1',
      '3',
      '4',
    ]);
    expect(String(result.document.querySelector('textarea')?.value)).toContain('Eritrea');
  });

  test('says where a pasted table cannot be read, and keeps what was pasted', async () => {
    const page = await officer.open(address);
    const result = await officer.submit(page, { fields: { table: `${table.replace('19', '1.9')}` } });
    expect(result.status).toBe(422);
    expect(result.text).toContain('Line 2, column 3 (“1.9”): this is not a whole number');
    expect(String(result.document.querySelector('textarea')?.value)).toContain('1.9');
  });

  test('a minimum below five is refused; a stranger finds nothing', async () => {
    const page = await officer.open(address);
    const result = await officer.submit(page, { fields: { table, minimum: '3' } });
    expect(result.status).toBe(422);
    const stranger = await enter(origin).open(address);
    expect(stranger.url).toContain('/sign-in');
  });
});
