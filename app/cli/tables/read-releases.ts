/** What was published before: `FOLDER:RESULT.csv`, and how its codes stand to those of today's tables. */
import { join } from 'node:path';
import type { EarlierRelease, PlannedRelease, SharedCodes } from '@vicus/disclosure';
import { z } from 'zod';
import { UsageFailure } from '../cli-failure.ts';
import type { CommandOptions } from '../command.types.ts';
import { InputFailure, readJson, readProblem, readText } from './read-folder.ts';
import { parseResultCsv } from './result-csv.ts';

const sharedSchema = z.object({
  codes: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  apart: z.array(z.string()).optional(),
});

/** The fields of problem.json that matter only beside other releases. */
export async function readShared(folder: string): Promise<SharedCodes> {
  const file = join(folder, 'problem.json');
  const parsed = sharedSchema.safeParse(await readJson(file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputFailure(
      'bad-definition',
      `${file}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
      'codes maps, for each variable, finest codes to leaves; apart is a list of variables.',
    );
  }
  const { codes, apart } = parsed.data;
  return { ...(codes === undefined ? {} : { codes }), ...(apart === undefined ? {} : { apart }) };
}

/** Tables that shall be published later, with the counts known so far. */
export async function readPlans(options: CommandOptions): Promise<readonly PlannedRelease[]> {
  const plans: PlannedRelease[] = [];
  for (const folder of options['later']?.split('\n') ?? [])
    plans.push({
      name: folder,
      problem: await readProblem(folder, options['policy']),
      ...(await readShared(folder)),
    });
  return plans;
}

/** @throws UsageFailure, InputFailure with the file */
export async function readReleases(options: CommandOptions): Promise<readonly EarlierRelease[]> {
  const releases: EarlierRelease[] = [];
  for (const one of options['published']?.split('\n') ?? []) {
    const at = one.lastIndexOf(':');
    const [folder, file] = [one.slice(0, Math.max(at, 0)), one.slice(at + 1)];
    if (folder === '' || file === '')
      throw new UsageFailure(
        `--published is FOLDER:RESULT.csv, a folder and what was published of it: "${one}".`,
      );
    const problem = await readProblem(folder);
    const published = parseResultCsv(await readText(file), file);
    releases.push({ name: file, problem, published, ...(await readShared(folder)) });
  }
  return releases;
}
