/**
 * Runs the examples in the documentation of every package: `@example` blocks above exported functions, and the
 * `js`/`ts` blocks of README.md that contain a `// =>`. An example is a list of statements; a statement that ends with
 * `// => JSON` is an expression whose value, written as JSON, must be that. The exports of the package, of
 * the file and of `@vicus/cube`, and a `document` to draw with, are in scope. An exported function without an example fails.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Window } from 'happy-dom';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const { document } = new Window();

interface Example {
  readonly name: string;
  readonly file: string;
  readonly code: string;
}

interface DocumentedFunction {
  readonly name: string;
  readonly file: string;
  readonly examples: readonly string[];
}

type Scope = Readonly<Record<string, unknown>>;

function listPackages(): string[] {
  return readdirSync(path.join(root, 'packages'))
    .map((name) => path.join(root, 'packages', name))
    .filter((folder) => {
      const entry = path.join(folder, 'src/index.ts');
      return existsSync(entry) && statSync(entry).size > 0;
    });
}

function listSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.d.ts'))
    .map((name) => path.join(folder, name));
}

/** Exported functions and constants that hold an arrow function or function expression, with their examples. */
function readFunctions(file: string): DocumentedFunction[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true);
  return source.statements.flatMap((statement) =>
    listFunctionNames(statement).map((name) => ({ name, file, examples: readExamples(statement) })),
  );
}

function listFunctionNames(statement: ts.Statement): string[] {
  // The last declaration of an overloaded function has the body; the first carries the documentation.
  if (ts.isFunctionDeclaration(statement)) return statement.name === undefined ? [] : [statement.name.text];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
    const isFunction =
      initializer !== undefined && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));
    return isFunction && ts.isIdentifier(name) ? [name.text] : [];
  });
}

function readExamples(statement: ts.Statement): string[] {
  return ts
    .getJSDocTags(statement)
    .filter((tag) => tag.tagName.text === 'example')
    .map((tag) => readTagText(statement, tag));
}

/** The text as written: TypeScript's own reading of a comment would take `@` and `{}` inside the example as tags. */
function readTagText(statement: ts.Statement, tag: ts.JSDocTag): string {
  const text = statement.getSourceFile().text;
  const end = text.indexOf('*/', tag.getStart());
  const lines = text.slice(tag.getStart() + '@example'.length, end).split('\n');
  const inside = lines.map((line, i) => (i === 0 ? line : line.replace(/^\s*\* ?/, '')));
  const next = inside.findIndex((line, i) => i > 0 && /^@[a-z]+\b/.test(line));
  return (next === -1 ? inside : inside.slice(0, next))
    .filter((line) => !/^\s*```/.test(line))
    .join('\n')
    .trim();
}

function readReadmeExamples(folder: string): Example[] {
  const file = path.join(folder, 'README.md');
  if (!existsSync(file)) return [];
  const blocks = [...readFileSync(file, 'utf8').matchAll(/^```(?:js|ts)\n(.*?)^```/gms)];
  return blocks
    .map((block) => block[1] ?? '')
    .filter((code) => code.includes('// =>'))
    .map((code, i) => ({ name: `README example ${i + 1}`, file, code }));
}

/** The program an example stands for, and how many values it promises. */
function compileExample({ code, file, name }: Example): { program: string; promised: number } {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ESNext, true);
  let promised = 0;
  const lines = source.statements.map((statement) => {
    const text = code.slice(statement.getStart(), statement.end);
    const comment = /^[ \t]*;?[ \t]*\/\/ =>(.*)/.exec(code.slice(statement.end))?.[1];
    if (comment === undefined) return ts.isImportDeclaration(statement) ? '' : text;
    if (!ts.isExpressionStatement(statement))
      throw new Error(`${name} in ${file}: "${text}" is no expression`);
    promised += 1;
    const expression = code.slice(statement.expression.getStart(), statement.expression.end);
    return `__check(${JSON.stringify(expression)}, (${expression}), ${JSON.stringify(comment.trim())});`;
  });
  return { program: stripTypeScriptTypes(lines.join('\n')), promised };
}

async function runExample(example: Example, scope: Scope): Promise<void> {
  const { program, promised } = compileExample(example);
  expect(promised, 'an example promises at least one value: expression // => JSON').toBeGreaterThan(0);
  const written = (example.code.match(/\/\/ =>/g) ?? []).length;
  expect(promised, 'each // => stands at the end of a statement').toBe(written);
  let checked = 0;
  const check = (expression: string, actual: unknown, expected: string): void => {
    checked += 1;
    const actualText = JSON.stringify(actual);
    const plain: unknown = actualText === undefined ? undefined : JSON.parse(actualText);
    expect(plain, expression).toEqual(expected === 'undefined' ? undefined : JSON.parse(expected));
  };
  const AsyncFunction = (async () => {}).constructor as new (
    ...parts: string[]
  ) => (...values: unknown[]) => Promise<void>;
  const names = Object.keys(scope);
  // A block of its own, so that an example may reuse the name of an export.
  const run = new AsyncFunction(...names, '__check', `{\n${program}\n}`);
  await run(...names.map((name) => scope[name]), check);
  expect(checked).toBe(promised);
}

async function importEntry(folder: string): Promise<Scope> {
  return importModule(path.join(folder, 'src/index.ts'));
}

async function importModule(file: string): Promise<Scope> {
  return (await import(pathToFileURL(file).href)) as Scope;
}

function isPlainFunction(value: unknown): boolean {
  return typeof value === 'function' && !/^class\b/.test(Function.prototype.toString.call(value));
}

const packages = listPackages();

test('there are packages to look at', () => {
  expect(packages.length).toBeGreaterThan(0);
});

for (const folder of packages) {
  const name = path.basename(folder);
  const functions = listSources(path.join(folder, 'src')).flatMap(readFunctions);
  const examples: Example[] = functions.flatMap((fn) =>
    fn.examples.map((code) => ({ name: fn.name, file: path.relative(root, fn.file), code })),
  );

  describe(`examples of packages/${name}`, () => {
    test('every exported function has one', async () => {
      const entry = await importEntry(folder);
      const exported = Object.keys(entry).filter((key) => isPlainFunction(entry[key]));
      const documented = new Set(examples.map((example) => example.name));
      expect(exported.filter((key) => !documented.has(key))).toEqual([]);
    });

    for (const example of [...examples, ...readReadmeExamples(folder)]) {
      test(`${example.name} (${path.basename(example.file)})`, async () => {
        const cube = await importEntry(path.join(root, 'packages/cube'));
        const entry = await importEntry(folder);
        const own = example.file.endsWith('.ts') ? await importModule(path.join(root, example.file)) : {};
        await runExample(example, { document, ...cube, ...entry, ...own });
      });
    }
  });
}
