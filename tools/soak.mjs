/**
 * `npm run soak`: every property test with many times its cases and new seeds, then the restore drill; writes the table of
 * what ran. `npm run soak -- --restore` runs the drill alone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const factor = process.env.VICUS_SOAK ?? '10';
const report = resolve(root, 'test-results/soak.json');
const table = resolve(root, 'bench/results/soak.md');
const drillHeading = '## Restore drill';
mkdirSync(resolve(root, 'test-results'), { recursive: true });

/** @returns {{ lines: string[], isSound: boolean }} */
function soakProperties() {
  const files = spawnSync('git', ['grep', '-lE', "from 'fast-check'", '--', '*.test.ts'], {
    cwd: root,
    encoding: 'utf8',
  })
    .stdout.trim()
    .split('\n');
  const begun = Date.now();
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = spawnSync('vitest', ['run', '--testTimeout=1800000', ...reporters, ...files], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, VICUS_SOAK: factor },
  });
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const rows = testResults.map(({ name, assertionResults, startTime, endTime }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed').length;
    const seconds = ((endTime - startTime) / 1000).toFixed(1);
    return `| ${name.slice(root.length + 1)} | ${assertionResults.length} | ${failed} | ${seconds} |`;
  });
  const lines = [
    `# Soak: property tests with ${factor} times their cases`,
    '',
    `Written by \`npm run soak\` in ${((Date.now() - begun) / 1000).toFixed(0)} s on Node ${process.version}. Seeds are new in every run; a failure prints its own.`,
    '',
    '| file | tests | failed | seconds |',
    '| --- | ---: | ---: | ---: |',
    ...rows,
    '',
  ];
  return { lines, isSound: status === 0 };
}

/** @returns {string[]} the table of the last run, without its drill */
function readProperties() {
  const text = existsSync(table) ? readFileSync(table, 'utf8') : '';
  return (text.split(drillHeading)[0] ?? '').trimEnd().split('\n').concat('');
}

/** @returns {{ lines: string[], isSound: boolean }} */
function soakRestore() {
  const { status, stdout } = spawnSync(process.execPath, [resolve(root, 'tools/soak-restore.ts')], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const last = stdout.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('{'))
    return { lines: [drillHeading, '', 'The drill did not end.', ''], isSound: false };
  const { tables, rows, differences, during, backupSeconds, isSignedIn } = JSON.parse(last);
  const lines = [
    drillHeading,
    '',
    'A backup while answers come in and waves are closed, restored into an empty installation; every row compared.',
    '',
    '| answers during the backup | backup, seconds | tables | rows | tables that differ | sign-in there |',
    '| ---: | ---: | ---: | ---: | --- | --- |',
    `| ${during} | ${backupSeconds.toFixed(1)} | ${tables} | ${rows} | ${differences.join(', ') || 'none'} | ${isSignedIn ? 'works' : 'FAILED'} |`,
    '',
  ];
  return { lines, isSound: status === 0 };
}

const isDrillOnly = process.argv.includes('--restore');
const properties = isDrillOnly ? { lines: readProperties(), isSound: true } : soakProperties();
const drill = soakRestore();
writeFileSync(table, [...properties.lines, ...drill.lines].join('\n'));
spawnSync('prettier', ['--write', table], { cwd: root });
process.exit(properties.isSound && drill.isSound ? 0 : 1);
