import { CubeProblem } from './cube.problems.ts';
import type {
  Category,
  Dimension,
  DimensionRole,
  Measure,
  MeasureKind,
  Provenance,
  Texts,
} from './cube.types.ts';
import type { CubeStructure } from './structure.ts';

type Fields = Readonly<Record<string, unknown>>;

/** An object with exactly the required keys and none but the optional ones besides. */
export function requireFields(
  value: unknown,
  where: string,
  required: readonly string[],
  optional: readonly string[] = [],
): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CubeProblem('bad-shape', where, 'an object is expected');
  }
  for (const key of required) {
    if (!Object.hasOwn(value, key)) throw new CubeProblem('bad-shape', where, `"${key}" is missing`);
  }
  for (const key of Object.keys(value)) {
    if (!required.includes(key) && !optional.includes(key)) {
      throw new CubeProblem('bad-shape', where, `"${key}" is not known here`);
    }
  }
  return value as Fields;
}

export function requireList(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new CubeProblem('bad-shape', where, 'a list is expected');
  return value;
}

function requireString(value: unknown, where: string): string {
  if (typeof value !== 'string') throw new CubeProblem('bad-text', where, 'a text is expected');
  return value;
}

function requireNumber(value: unknown, where: string): number {
  if (typeof value !== 'number') throw new CubeProblem('bad-shape', where, 'a number is expected');
  return value;
}

function readTexts(value: unknown, where: string): Texts {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CubeProblem('bad-text', where, 'texts by language are expected');
  }
  const entries = Object.entries(value).map(([tag, text]) => [tag, requireString(text, `${where}.${tag}`)]);
  const texts = Object.fromEntries(entries) as Record<string, string>;
  if (texts['en'] === undefined) throw new CubeProblem('bad-text', where, 'the English text (en) is missing');
  return { ...texts, en: texts['en'] };
}

/** Descriptions only as far as types go; `checkStructure` says whether they make sense. */
export function readStructure(fields: Fields): CubeStructure {
  return {
    id: requireString(fields['id'], 'id'),
    provenance: readProvenance(fields['provenance']),
    dimensions: requireList(fields['dimensions'], 'dimensions').map(readDimension),
    measures: requireList(fields['measures'], 'measures').map(readMeasure),
  };
}

function readProvenance(value: unknown): Provenance {
  const required = ['title', 'period', 'source', 'method', 'notes'];
  const fields = requireFields(value, 'provenance', required, ['question']);
  const question = fields['question'];
  return {
    title: readTexts(fields['title'], 'provenance.title'),
    ...(question === undefined ? {} : { question: readTexts(question, 'provenance.question') }),
    period: requireString(fields['period'], 'provenance.period'),
    source: readTexts(fields['source'], 'provenance.source'),
    method: requireString(fields['method'], 'provenance.method'),
    notes: requireList(fields['notes'], 'provenance.notes').map((note, i) =>
      readTexts(note, `provenance.notes.${i}`),
    ),
  };
}

function readDimension(value: unknown, index: number): Dimension {
  const where = `dimensions.${index}`;
  const fields = requireFields(value, where, ['id', 'label', 'role', 'categories']);
  return {
    id: requireString(fields['id'], `${where}.id`),
    label: readTexts(fields['label'], `${where}.label`),
    role: requireString(fields['role'], `${where}.role`) as DimensionRole,
    categories: requireList(fields['categories'], `${where}.categories`).map((category, i) =>
      readCategory(category, `${where}.categories.${i}`),
    ),
  };
}

function readCategory(value: unknown, where: string): Category {
  const fields = requireFields(value, where, ['code', 'label'], ['parent']);
  const parent = fields['parent'];
  return {
    code: requireString(fields['code'], `${where}.code`),
    label: readTexts(fields['label'], `${where}.label`),
    ...(parent === undefined ? {} : { parent: requireString(parent, `${where}.parent`) }),
  };
}

function readMeasure(value: unknown, index: number): Measure {
  const where = `measures.${index}`;
  const fields = requireFields(value, where, ['id', 'label', 'kind', 'unit', 'decimals']);
  return {
    id: requireString(fields['id'], `${where}.id`),
    label: readTexts(fields['label'], `${where}.label`),
    kind: requireString(fields['kind'], `${where}.kind`) as MeasureKind,
    unit: requireString(fields['unit'], `${where}.unit`),
    decimals: requireNumber(fields['decimals'], `${where}.decimals`),
  };
}
