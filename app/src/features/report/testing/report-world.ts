/** Published editions to write reports from: contacts of the government, indicators over years, answers of residents. */
import { DEFAULT_POLICY, protect } from '@vicus/disclosure';
import type { ProtectedCube, Texts } from '@vicus/cube';
import { findIndicator } from '@vicus/reference';
import { drawRespondents, FACTS } from '#features/governance/governance.fixture.ts';
import { protectWave } from '#features/governance/protection.ts';
import { composeIndicatorTable } from '#features/indicator/indicator-table.ts';
import type { Observation } from '#features/indicator/indicator.types.ts';

import { describeWithheldTables } from '#features/publication/publication.rules.ts';
import {
  publishRelease,
  readLedgerSize,
  readNextVersion,
} from '#features/release/server/release.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { readOffice } from '#server/db/doors.ts';
import { openHighsSolver } from '#server/solver/highs.ts';

const solver = await openHighsSolver();

export function makeGovernanceTables(): readonly ProtectedCube[] {
  const roles = [
    ...Array<'official'>(9).fill('official'),
    ...Array<'elected-policymaker'>(8).fill('elected-policymaker'),
  ];
  const respondents = drawRespondents({ seed: 11, roles, missing: 0.03 });
  return protectWave(FACTS, respondents, { ledger: [], codeVersion: '0.1.0', solver }).tables;
}

/** Newcomers in work and everybody else, three years; the first count of newcomers is too small to be shown. */
export function makeIndicatorTables(): readonly ProtectedCube[] {
  const definition = findIndicator('em1');
  if (definition === undefined) throw new Error('the catalogue has no such indicator');
  const observe = (people: 'newcomers' | 'others', period: string, numerator: number, denominator: number) =>
    ({
      indicatorId: definition.id,
      definitionVersion: definition.version,
      people,
      breakdown: '',
      period,
      importId: 'i',
      numerator,
      denominator,
      value: (100 * numerator) / denominator,
      status: 'final',
      reason: null,
      counted: '',
    }) satisfies Observation;
  const rows = [
    observe('newcomers', '2023', 3, 41),
    observe('newcomers', '2024', 30, 120),
    observe('newcomers', '2025', 92, 160),
    observe('others', '2023', 800, 1200),
    observe('others', '2024', 810, 1210),
    observe('others', '2025', 815, 1205),
  ];
  const table = composeIndicatorTable(definition, rows, { en: 'Register', de: 'Register' });
  if (table === null) throw new Error('the table of the indicator is empty');
  return protect({ tables: [table], policy: DEFAULT_POLICY, published: [], codeVersion: '0.1.0', solver })
    .tables;
}

/** Publishes tables as an edition of the member's place. @returns its id */
export async function publishTables(
  member: Member,
  subject: string,
  title: Texts,
  tables: readonly ProtectedCube[],
  summary: Readonly<Record<string, string>> = {},
): Promise<string> {
  return publishRelease(member, {
    subject,
    version: await readNextVersion(member, subject),
    title,
    summary,
    tables,
    withheld: describeWithheldTables(tables, tables),
    policy: DEFAULT_POLICY,
    ledgerSize: await readOffice(member, (reader) => readLedgerSize(reader, member.placeId)),
    assets: [],
  });
}
