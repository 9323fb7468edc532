/** The population a wave is weighted to: typed in, pasted or taken from the districts; the weights stay in the job. */
import { openProtectedCube, type ProtectedCube } from '@vicus/cube';
import { listDistricts } from '#features/place/server/districts.usecases.ts';
import { readLedger } from '#features/release/server/release.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { marginsAfterPublication, marginsNotForConsultations } from '../listening.problems.ts';
import { marginsSchema } from '../listening.schema.ts';
import type { StoredMargins } from '../listening.types.ts';
import {
  listMarginVariables,
  nameFields,
  readMarginFields,
  readPastedMargins,
  toMarginFields,
  type MarginFinding,
  type MarginVariable,
} from '../margins.rules.ts';
import { isCountedByRegisters, listVariables } from '../variables.rules.ts';
import { readFindings, requestFindings, type Findings } from './findings.usecases.ts';
import * as queries from './listening.queries.ts';

export interface MarginSheet {
  readonly findings: Findings;
  readonly variables: readonly MarginVariable[];
  readonly stored: StoredMargins | null;
  /** what the form begins with: what was stored, else the districts of the place */
  readonly fields: Readonly<Record<string, string>>;
}

/** Problems: those of `readFindings`. */
export async function readMarginSheet(member: Member, waveId: string): Promise<MarginSheet> {
  authorise(member, 'results.read');
  const findings = await readFindings(member, waveId);
  const { instrument } = findings.wave;
  const eligible = instrument === null ? [] : listVariables(instrument).filter(isCountedByRegisters);
  const variables = listMarginVariables(findings.tables, new Set(eligible.map(({ id }) => id)));
  const stored = await readOffice(member, (reader) => queries.selectMargins(reader, member.placeId, waveId));
  const fields =
    stored === undefined ? await proposeFields(member, variables) : toMarginFields(variables, stored.margins);
  return { findings, variables, stored: stored ?? null, fields };
}

/** Inhabitants of the districts, where the place keeps them for every district of the question. */
async function proposeFields(
  member: Member,
  variables: readonly MarginVariable[],
): Promise<Record<string, string>> {
  const people = new Map((await listDistricts(member)).map(({ code, population }) => [code, population]));
  const fields: Record<string, string> = {};
  for (const { id, groups } of variables) {
    const sums = groups.map(({ code }) => code.split('+').map((one) => people.get(one) ?? null));
    if (sums.flat().some((one) => one === null)) continue;
    groups.forEach(({ code }, i) => {
      const sum = (sums[i] ?? []).reduce<number>((total, one) => total + (one ?? 0), 0);
      fields[nameFields(id, code).people] = String(sum);
    });
  }
  return fields;
}

/**
 * Stores the population and computes the findings anew. Returns what has to be mended, with nothing stored then.
 * Problems: `margins-not-for-consultations`, `margins-after-publication` (409), those of `readFindings`.
 */
export async function saveMargins(
  member: Member,
  waveId: string,
  form: Readonly<Record<string, unknown>>,
): Promise<readonly MarginFinding[]> {
  authorise(member, 'findings.weigh');
  const { findings, variables } = await readMarginSheet(member, waveId);
  if (findings.facts.isConsultation) throw marginsNotForConsultations();
  const { population, source } = parseInput(marginsSchema, form);
  const pasted = readPastedMargins(typeof form['pasted'] === 'string' ? form['pasted'] : '', variables);
  const read = readMarginFields(variables, { ...form, ...pasted.fields });
  const open = [...pasted.findings, ...read.findings];
  if (open.length > 0) return open;
  const ledger = await readOffice(member, (reader) => readLedger(reader, member.placeId));
  if (isPublished(ledger, waveId)) throw marginsAfterPublication();
  await write(member, async (transaction) => {
    await queries.upsertMargins(transaction, member.placeId, waveId, {
      margins: read.margins,
      population: population === '' ? null : Number(population),
      source,
      changedOn: today(),
    });
    await recordAudit(transaction, member, {
      action: 'findings.weigh',
      objectKind: 'wave',
      objectId: waveId,
      detail: { questions: Object.keys(read.margins).join(', ') },
    });
  });
  await requestFindings(member, waveId);
  return [];
}

/** Two editions with other weights would tell, by their difference, who stands behind the figures. */
function isPublished(ledger: readonly ProtectedCube[], waveId: string): boolean {
  return ledger.some((table) =>
    openProtectedCube(table).dimensions.some(
      ({ id, categories }) => id === 'wave' && categories.some(({ code }) => code === waveId),
    ),
  );
}
