/** A folder with tables of counts: `problem.json`, `inner.csv`. Whatever is wrong in it is named with its place. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_POLICY, DisclosureProblem, parseCountProblem, raisePolicy } from '@vicus/disclosure';
import type { Certificate, CountProblem } from '@vicus/disclosure';
import { z } from 'zod';
import { CliFailure, EXIT } from '../cli-failure.ts';
import { policyFileSchema } from './policy.schema.ts';

/** The largest file that is read: far above a million cells, far below what would stop the machine. */
const MOST_BYTES = 200_000_000;

export class InputFailure extends CliFailure {
  constructor(code: string, what: string, mend: string) {
    super(code, what, mend, EXIT.usage);
  }
}

export async function readText(file: string): Promise<string> {
  try {
    const bytes = await readFile(file);
    if (bytes.byteLength > MOST_BYTES)
      throw new InputFailure(
        'file-large',
        `${file} has ${bytes.byteLength} bytes.`,
        'Split it into several.',
      );
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof InputFailure) throw error;
    const what = `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
    throw new InputFailure('file-unreadable', what, 'Check name and rights; text is UTF-8.');
  }
}

export async function readJson(file: string): Promise<unknown> {
  const text = await readText(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputFailure(
      'no-json',
      `${file} is no JSON: ${String(error)}.`,
      'Write the file as JSON (UTF-8).',
    );
  }
}

/** @param policyFile a policy of the place (see docs) or rules as in problem.json; absent: the problem's own rules */
export async function readProblem(folder: string, policyFile?: string): Promise<CountProblem> {
  const definitionFile = join(folder, 'problem.json');
  const rowsFile = join(folder, 'inner.csv');
  const definition = await readJson(definitionFile);
  const rows = await readText(rowsFile);
  const rules = policyFile === undefined ? undefined : await readRules(policyFile);
  const asked =
    rules !== undefined && typeof definition === 'object' && definition !== null
      ? { ...definition, rules }
      : definition;
  try {
    return parseCountProblem(asked, rows);
  } catch (error) {
    if (!(error instanceof DisclosureProblem)) throw error;
    throw new InputFailure(
      error.code,
      error.message,
      `Correct ${definitionFile} or ${rowsFile} and try again.`,
    );
  }
}

const listsSchema = z.array(z.array(z.number().int()));
const certificateSchema = z.object({
  rows: z.array(z.string()),
  witnesses: listsSchema,
  moves: listsSchema.default([]),
});

export async function readCertificate(file: string): Promise<Certificate> {
  const parsed = certificateSchema.safeParse(await readJson(file));
  if (parsed.success) return parsed.data;
  const what = `${file}: ${parsed.error.issues[0]?.path.join('.') ?? ''} ${parsed.error.issues[0]?.message ?? ''}.`;
  throw new InputFailure(
    'bad-certificate',
    what,
    'Give a certificate as vicus protect --certificate writes it.',
  );
}

async function readPolicyFile(file: string): Promise<z.output<typeof policyFileSchema>> {
  const parsed = policyFileSchema.safeParse(await readJson(file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const what = `${file}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`;
    if (issue?.code === 'too_small')
      throw new InputFailure('policy-lowered', what, 'A policy may be raised, never lowered.');
    throw new InputFailure('bad-policy', what, 'Give minimumCount and zeros, or maxN and protectZeros.');
  }
  return parsed.data;
}

/** Whether the policy of the place asks for protection against families. */
export async function readFamilyAsked(policyFile: string | undefined): Promise<boolean> {
  return policyFile !== undefined && (await readPolicyFile(policyFile)).family === true;
}

async function readRules(file: string): Promise<CountProblem['rules']> {
  const { maxN, protectZeros = false, family: _family, ...changes } = await readPolicyFile(file);
  if (maxN !== undefined) return { type: 'freq', maxN, protectZeros };
  try {
    const { version: _, $schema: __, ...rest } = changes;
    const policy = raisePolicy(DEFAULT_POLICY, rest as Parameters<typeof raisePolicy>[1]);
    return { type: 'freq', maxN: policy.minimumCount - 1, protectZeros: policy.zeros === 'protected' };
  } catch (error) {
    if (!(error instanceof DisclosureProblem)) throw error;
    throw new InputFailure(
      error.code,
      `${file}: ${error.message}.`,
      'A policy may be raised, never lowered.',
    );
  }
}
