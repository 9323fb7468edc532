/** `npm run soak`: every property test with many times its cases and new seeds; writes the table of what ran. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const factor = process.env.VICUS_SOAK ?? '10';
const report = resolve(root, 'test-results/soak.json');
mkdirSync(resolve(root, 'test-results'), { recursive: true });
const files = spawnSync('git', ['grep', '-lE', "from 'fast-check'", '--', '*.test.ts'], {
  cwd: root,
  encoding: 'utf8',
})
  .stdout.trim()
  .split('\n');
const begun = Date.now();
const { status } = spawnSync(
  'vitest',
  [
    'run',
    '--testTimeout=1800000',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...files,
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, VICUS_SOAK: factor } },
);
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
const table = resolve(root, 'bench/results/soak.md');
writeFileSync(table, lines.join('\n'));
spawnSync('prettier', ['--write', table], { cwd: root });
process.exit(status ?? 1);
