import { readFile, writeFile } from 'node:fs/promises';
import { CubeProblem, openProtectedCube, parseCubeJson, toCubeJson, type ProtectedCube } from '@vicus/cube';
import { DEFAULT_POLICY, describePolicy, DisclosureProblem, protect, raisePolicy } from '@vicus/disclosure';
import type { TableToProtect } from '@vicus/disclosure';
import { toCsv, toJsonStat } from '@vicus/formats';
import { z } from 'zod';
import { CliFailure, UsageFailure } from '../cli-failure.ts';
import type { RunCommand } from '../command.types.ts';
import { runFolder } from './protect-folder.ts';

const FORMATS = ['json', 'csv', 'json-stat'] as const;

const basisFileSchema = z.strictObject({
  basis: z.record(z.string(), z.looseObject({ kind: z.string() })),
  complements: z.array(z.unknown()).optional(),
  answerDimensions: z.array(z.string()).optional(),
  itemDimensions: z.array(z.string()).optional(),
  overlapping: z.array(z.string()).optional(),
  unlisted: z.array(z.string()).optional(),
  /** minimum numbers of the default policy to raise */
  policy: z.record(z.string(), z.unknown()).optional(),
});

export const run: RunCommand = (context, words, options) =>
  words.length === 1 ? runFolder(context, words, options) : runCube(context, words, options);

const runCube: RunCommand = async ({ settings, say, print }, [cubeFile = '', basisFile = ''], options) => {
  const format = FORMATS.find((one) => one === (options['format'] ?? 'json'));
  if (format === undefined) throw new UsageFailure(`--format is one of ${FORMATS.join(', ')}.`);
  const { policy, ...rest } = parseBasis(await readText(basisFile), basisFile);
  try {
    // What a basis may hold is checked by the gate itself, field by field.
    const table = { ...rest, cube: parseCubeJson(await readText(cubeFile)) } as unknown as TableToProtect;
    const raised = policy === undefined ? DEFAULT_POLICY : raisePolicy(DEFAULT_POLICY, policy);
    const result = protect({
      tables: [table],
      policy: raised,
      published: [],
      codeVersion: settings.version,
    });
    const [sealed] = result.tables;
    const [told] = result.report.public.tables;
    if (sealed === undefined || told === undefined) throw new Error('one table in, one table out');
    say(`${told.published} published, ${told.withheld} withheld. ${describePolicy(raised, 'en').join(' ')}`);
    const text = render(sealed, format);
    if (options['out'] === undefined) print(text.trimEnd());
    else await writeFile(options['out'], text);
    return 0;
  } catch (error) {
    if (!(error instanceof CubeProblem || error instanceof DisclosureProblem)) throw error;
    throw new CliFailure(error.code, error.message, `Correct ${cubeFile} or ${basisFile} and try again.`);
  }
};

function parseBasis(text: string, file: string): z.output<typeof basisFileSchema> {
  const parsed = basisFileSchema.safeParse(parseJson(text, file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CliFailure(
    'basis-invalid',
    `${file} does not say what stands behind the measures: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
    'See npm run vicus -- protect --help.',
  );
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliFailure(
      'no-json',
      `${file} is no JSON: ${String(error)}.`,
      'Write the file as JSON (UTF-8).',
    );
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CliFailure(
      'file-unreadable',
      `${file} cannot be read: ${String(error)}.`,
      'Check name and rights.',
    );
  }
}

function render(sealed: ProtectedCube, format: (typeof FORMATS)[number]): string {
  if (format === 'csv') return toCsv(sealed, { language: 'en' });
  const json =
    format === 'json'
      ? toCubeJson(openProtectedCube(sealed))
      : JSON.stringify(toJsonStat(sealed, { language: 'en' }));
  return `${json}\n`;
}
