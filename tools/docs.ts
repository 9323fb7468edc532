/** `npm run docs` writes docs/database.md from the catalogue of a freshly migrated database; `--check` compares. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedDatabase } from '../app/src/server/database/embedded/embedded-database.ts';
import { appLogin } from '../app/src/server/database/embedded/roles.ts';
import { migrate } from '../app/src/server/database/migrate.ts';

const root = resolve(import.meta.dirname, '..');

interface Column {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly isKey: boolean;
  readonly comment: string | null;
}

interface Policy {
  readonly name: string;
  readonly command: string;
  readonly roles: readonly string[];
  readonly using: string | null;
  readonly check: string | null;
}

interface Table {
  readonly schema: string;
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly comment: string | null;
  readonly isSecured: boolean;
  readonly columns: readonly Column[];
  readonly policies: readonly Policy[];
  readonly constraints: readonly string[];
  readonly grants: readonly { readonly role: string; readonly rights: string }[];
}

interface Schema {
  readonly name: string;
  readonly comment: string | null;
}

const schemaQuery = `
  select nspname as name, obj_description(oid, 'pg_namespace') as comment
    from pg_namespace
   where nspname !~ '^pg_' and nspname not in ('information_schema', 'public') order by nspname`;

const tableQuery = `
  select n.nspname as schema, c.relname as name,
         case when c.relkind = 'v' then 'view' else 'table' end as kind,
         obj_description(c.oid, 'pg_class') as comment,
         c.relrowsecurity and c.relforcerowsecurity as "isSecured",
         (select json_agg(json_build_object(
                   'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'isRequired', a.attnotnull,
                   'isKey', exists (select from pg_index i
                                     where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)),
                   'comment', col_description(c.oid, a.attnum)) order by a.attnum)
            from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
         coalesce((select json_agg(json_build_object(
                   'name', p.policyname, 'command', p.cmd, 'roles', p.roles::text[], 'using', p.qual,
                   'check', p.with_check) order by p.policyname)
            from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname), '[]') as policies,
         coalesce((select json_agg(k.conname || ': ' || pg_get_constraintdef(k.oid) order by k.contype, k.conname)
            from pg_constraint k where k.conrelid = c.oid and k.contype in ('c', 'f', 'u')), '[]') as constraints,
         coalesce((select json_agg(json_build_object('role', g.role, 'rights', g.rights) order by g.role)
            from (select x.grantee::regrole::text as role,
                         string_agg(lower(x.privilege_type), ', ' order by x.privilege_type) as rights
                    from aclexplode(c.relacl) x where x.grantee <> c.relowner and x.grantee <> 0
                   group by x.grantee) g), '[]') as grants
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'v') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
   order by n.nspname, c.relname`;

function toCell(text: string | null): string {
  return (text ?? '').replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
}

function renderColumns(columns: readonly Column[]): readonly string[] {
  const rows = columns.map(({ name, type, isRequired, isKey, comment }) => {
    const notes = [isKey && 'key', isRequired ? 'required' : 'may be empty'].filter(Boolean).join(', ');
    return `| \`${name}\` | ${toCell(type)} | ${notes} | ${toCell(comment)} |`;
  });
  return ['| column | type | | meaning |', '|---|---|---|---|', ...rows];
}

function renderPolicy({ name, command, roles, using, check }: Policy): string {
  const conditions = [
    using && `sees \`${toCell(using)}\``,
    check && check !== using && `writes \`${toCell(check)}\``,
  ].filter(Boolean);
  return `- policy "${name}" (${command.toLowerCase()}; ${roles.join(', ')}): ${conditions.join('; ') || 'everything'}`;
}

function renderTable(table: Table): readonly string[] {
  const { schema, name, kind, comment, isSecured, columns, policies, constraints, grants } = table;
  const facts = [
    ...constraints.map((constraint) => `- ${toCell(constraint)}`),
    ...grants.map(({ role, rights }) => `- \`${role}\` may ${rights}`),
    ...(isSecured ? ['- row-level security, also for the owner'] : []),
    ...policies.map(renderPolicy),
  ];
  const heading = `### ${schema}.${name}${kind === 'view' ? ' (view)' : ''}`;
  return [heading, '', toCell(comment), '', ...renderColumns(columns), '', ...facts, ''];
}

function renderSchema({ name, comment }: Schema, tables: readonly Table[]): readonly string[] {
  const own = tables.filter(({ schema }) => schema === name);
  return [`## ${name}`, '', toCell(comment), '', ...own.flatMap(renderTable)];
}

async function readDatabase(ownerUrl: string): Promise<string> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const schemas = await client.query<Schema>(schemaQuery);
    const tables = await client.query<Table>(tableQuery);
    return [
      '# The database',
      '',
      'Written by `npm run docs` from the catalogue of a migrated database. Do not edit by hand: the words come from',
      'the comments in `app/migrations/`.',
      '',
      ...schemas.rows.flatMap((schema) => renderSchema(schema, tables.rows)),
    ].join('\n');
  } finally {
    await client.end();
  }
}

/** Migrates an empty database that is thrown away, and describes it. */
async function describeMigratedDatabase(): Promise<string> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'vicus-docs-'));
  chmodSync(dataDirectory, 0o711);
  const quiet = () => undefined;
  const database = await startEmbeddedDatabase({
    dataDirectory,
    cloneDirectory: root,
    say: quiet,
    isDurable: false,
  });
  try {
    await migrate(database.ownerUrl, appLogin, join(root, 'app', 'migrations'));
    const text = await readDatabase(database.ownerUrl);
    return `${text.replaceAll(/\n{3,}/g, '\n\n').trimEnd()}\n`;
  } finally {
    await database.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

const page = join(root, 'docs', 'database.md');
const described = await describeMigratedDatabase();
if (!process.argv.includes('--check')) {
  writeFileSync(page, described);
  process.stdout.write('docs/database.md is written.\n');
} else if (!existsSync(page) || readFileSync(page, 'utf8') !== described) {
  process.stderr.write('docs/database.md is not what the migrations say. To mend it: npm run docs\n');
  process.exitCode = 1;
}
