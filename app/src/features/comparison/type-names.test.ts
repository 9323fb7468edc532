/** A place is described in plain words. The four names of the source's typology stand on the evidence pages only. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMPETENCE_PRESETS, PLACE_CHARACTERISTICS, POLICY_CONTEXTS } from '@vicus/reference';
import { TYPE_NAMES } from './testing/type-names.ts';

const app = join(import.meta.dirname, '..', '..', '..');

function listFound(texts: Iterable<readonly [where: string, text: string]>): string[] {
  return [...texts].filter(([, text]) => TYPE_NAMES.test(text)).map(([where]) => where);
}

test('in no message but those of the evidence pages', () => {
  const folder = join(app, 'messages');
  const texts = readdirSync(folder)
    .filter((file) => /^(office|public|respond|shared)\..+\.json$/.test(file))
    .flatMap((file) =>
      Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>).map(
        ([key, text]) => [`${file} ${key}`, text] as const,
      ),
    )
    .filter(([where]) => !where.includes(' public.evidence.'));
  expect(texts.length).toBeGreaterThan(500);
  expect(listFound(texts)).toEqual([]);
});

test('in no text about countries and figures', () => {
  const texts = [POLICY_CONTEXTS, COMPETENCE_PRESETS, PLACE_CHARACTERISTICS].map(
    (records, at) => [String(at), JSON.stringify(records)] as const,
  );
  expect(listFound(texts)).toEqual([]);
});

test('in no page or component outside the evidence', () => {
  const folder = join(app, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.svelte') && !name.includes('evidence'),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(listFound(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))).toEqual([]);
});

test('the pattern finds them, in the languages of the pages', () => {
  for (const text of [
    'Revitalising places',
    'a better-off locality',
    'Marginal localities',
    'localities in transition',
    'left-behind',
    'economically stagnating',
    'abgehängte Orte',
    'municipios en transición',
    'località marginali',
  ])
    expect(text).toMatch(TYPE_NAMES);
  expect('Randnotiz; the transition to work; en esta página').not.toMatch(TYPE_NAMES);
});
