import { mkdirSync, writeFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { DEFAULT_POLICY } from '@vicus/disclosure';
import { describe, expect, test } from 'vitest';
import { drawRespondents, FACTS } from '#features/governance/governance.fixture.ts';
import { protectWave } from '#features/governance/protection.ts';
import { describeWithheldTables } from '../publication.rules.ts';
import { renderReport, type ReportRequest } from './report.ts';
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

const LONG_SUMMARY = 'Wir sprechen mit vielen, und mit manchen zu selten. '.repeat(48).trim();

function toRequest(language: 'en' | 'de', summary?: string): ReportRequest {
  return {
    content: {
      title: { en: 'Who works with whom on integration', de: 'Wer bei der Integration mit wem arbeitet' },
      summary:
        summary === undefined
          ? { en: 'We talk to many.\n\nWe #shall *talk* to more.', de: 'Wir sprechen mit vielen.' }
          : { [language]: summary },
      tables,
      withheld: describeWithheldTables(tables, tables),
      policy: DEFAULT_POLICY,
      isExample: true,
    },
    place: {
      placeId: '00000000-0000-4000-8000-000000000001',
      slug: 'lindmoor',
      name: 'Lindmoor',
      contactName: 'Integration office',
      contactEmail: 'integration@lindmoor.example',
      isExample: true,
    },
    language,
    publishedOn: '2026-11-21',
    createdAt: new Date('2026-11-21T00:00:00Z'),
    version: 1,
    origin: 'http://localhost:3000',
  };
}

/** The parts of the file that describe its structure, inflated where they are compressed. */
function readStructure(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf);
  const text = raw.toString('latin1');
  const parts = [text];
  for (const match of text.matchAll(/stream\r?\n/g)) {
    const from = match.index + match[0].length;
    try {
      parts.push(inflateSync(raw.subarray(from, text.indexOf('endstream', from))).toString('latin1'));
    } catch {
      // fonts and plain streams are not what is looked for
    }
  }
  return parts.join('\n');
}

/** With VICUS_TEST_OUTPUT the reports are kept there, to be looked at. */
function keepForLooking(name: string, pdf: Uint8Array): void {
  const folder = process.env['VICUS_TEST_OUTPUT'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}`, pdf);
}

describe.each(['en', 'de'] as const)('the report (%s)', (language) => {
  test('is a tagged PDF/UA-1 of six to ten pages with title, language, bookmarks, table heads and alternatives', async () => {
    const pdf = await renderReport(toRequest(language));
    keepForLooking(`report.${language}.pdf`, pdf);
    const text = readStructure(pdf);
    expect(text).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/);
    expect(text).toMatch(/\/Marked true/);
    expect(text).toMatch(new RegExp(`/Lang ?\\(${language}`, 'i'));
    expect(text).toMatch(/\/DisplayDocTitle true/);
    expect(text).toMatch(/\/Outlines \d+ 0 R/);
    expect(text).toMatch(/\/S ?\/TH\b/);
    expect(text).toMatch(/\/Alt ?[(<]/);
    const pages = (text.match(/\/Type ?\/Page\b/g) ?? []).length;
    expect(pages).toBeGreaterThanOrEqual(6);
    expect(pages).toBeLessThanOrEqual(10);
  });

  test('has ten pages at most with as many words of the office as the form takes', async () => {
    const pdf = await renderReport(toRequest(language, LONG_SUMMARY));
    keepForLooking(`report-long.${language}.pdf`, pdf);
    const text = readStructure(pdf);
    expect(LONG_SUMMARY.length).toBeGreaterThan(2_400);
    expect((text.match(/\/Type ?\/Page\b/g) ?? []).length).toBeLessThanOrEqual(10);
  });

  test('has the same bytes each time', async () => {
    const [first, second] = [
      await renderReport(toRequest(language)),
      await renderReport(toRequest(language)),
    ];
    expect(Buffer.compare(first, second)).toBe(0);
  });
});
