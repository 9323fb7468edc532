import { readdirSync } from 'node:fs';
import { openProtectedCube } from '@vicus/cube';
import { DEFAULT_POLICY } from '@vicus/disclosure';
import { describe, expect, test } from 'vitest';
import { drawRespondents, FACTS } from '#features/governance/governance.fixture.ts';
import { protectWave } from '#features/governance/protection.ts';
import { withholdFurther } from '#features/release/server/release.usecases.ts';
import { LANGUAGES } from '#ui/messages.ts';
import { withholdUnnamed } from '../naming.rules.ts';
import { describeWithheldTables, planPublicNaming } from '../publication.rules.ts';
import type { EditionContent } from '../publication.types.ts';
import { composeEdition } from './edition.ts';
import { openHighsSolver } from '#server/solver/highs.ts';

const solver = await openHighsSolver();

const respondents = drawRespondents({
  seed: 11,
  roles: [
    ...Array<'official'>(9).fill('official'),
    ...Array<'elected-policymaker'>(8).fill('elected-policymaker'),
  ],
  missing: 0.03,
});
const { tables } = protectWave(FACTS, respondents, { ledger: [], codeVersion: '0.1.0', solver });

function toContent(actors: { kind: string; agreedToBeNamed: boolean }[]): EditionContent {
  const plan = planPublicNaming(tables, actors);
  const shown = tables.map((table) => withholdFurther(table, (cube) => withholdUnnamed(cube, plan)));
  return {
    title: { en: 'Who works with whom on integration' },
    summary: { en: 'We talk to many.\n\nWe shall talk to more.' },
    tables: shown,
    withheld: describeWithheldTables(tables, shown),
    policy: DEFAULT_POLICY,
    isExample: true,
  };
}

describe('an edition', () => {
  test.each(LANGUAGES.public)('answers each question with a picture and tables (%s)', (language) => {
    const edition = composeEdition(toContent([]), { language, medium: 'screen' });
    expect(edition.figures.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['governance-groups', 'contacts', 'governance-frequency', 'governance-nature']),
    );
    for (const figure of edition.figures) {
      expect(figure.title).toMatch(/\?/);
      expect(figure.source).not.toBe('');
      if (figure.chart !== null) expect(figure.textAlternative).not.toBe('');
      expect(figure.tables.length > 0 || figure.id === 'contacts').toBe(true);
    }
    expect(edition.keyResults.length).toBeGreaterThan(2);
    expect(JSON.stringify(edition)).not.toMatch(/public\.|word\.|undefined|NaN/);
  });

  test('names a method that has a page for every figure', () => {
    const pages = readdirSync(new URL('../../../../../docs/methods', import.meta.url));
    const { figures } = composeEdition(toContent([]), { language: 'en', medium: 'print' });
    expect(figures.filter(({ method }) => !pages.includes(`${method}.md`))).toEqual([]);
  });

  test('is the same each time', () => {
    const draw = () => composeEdition(toContent([]), { language: 'de', medium: 'screen' });
    expect(draw()).toEqual(draw());
  });

  test('hides a kind that stands for one organisation here, in every table and picture', () => {
    const content = toContent([{ kind: 'public-social-services', agreedToBeNamed: false }]);
    for (const table of content.tables) {
      const cube = openProtectedCube(table);
      const column = cube.dimensions.find(({ id }) => id === 'actor');
      if (column === undefined) continue;
      const edition = composeEdition(content, { language: 'en', medium: 'screen' });
      const rows = edition.figures.flatMap((figure) => figure.tables).flatMap(({ rows: all }) => all);
      for (const row of rows)
        if (row.kind === 'row' && row.label === 'Public social services')
          expect(row.cells.every(({ isNone }) => isNone)).toBe(true);
    }
    expect(content.withheld.some(({ reasons }) => reasons.includes('not-agreed'))).toBe(true);
    expect(toContent([{ kind: 'public-social-services', agreedToBeNamed: true }]).tables).toEqual(
      toContent([]).tables,
    );
  });
});
