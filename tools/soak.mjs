/**
 * `npm run soak`: every property test with many times its cases and new seeds, then the drills: restore, kill, malformed
 * submissions; writes the table of what ran. `npm run soak -- --kill` runs one of them alone, the others stay.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const factor = process.env.VICUS_SOAK ?? '10';
const report = resolve(root, 'test-results/soak.json');
const table = resolve(root, 'bench/results/soak.md');
const DRILL_HEADING = '## ';
mkdirSync(resolve(root, 'test-results'), { recursive: true });

/** @returns {{ lines: string[], isSound: boolean }} */
function soakProperties() {
  const files = spawnSync('git', ['grep', '-lE', "from 'fast-check'", '--', '*.test.ts'], {
    cwd: root,
    encoding: 'utf8',
  })
    .stdout.trim()
    .split('\n')
    // Not a property test, but it asks more people where there is time.
    .concat('app/src/features/survey/anonymity-channels.db.test.ts');
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

/** @returns {string[]} the table of the last run, without its drills */
function readProperties() {
  const text = existsSync(table) ? readFileSync(table, 'utf8') : '';
  return (text.split(`\n${DRILL_HEADING}`)[0] ?? '').trimEnd().split('\n').concat('');
}

/** @returns {string} what the last run wrote of a drill that is left out this time */
function readDrill(title) {
  const text = existsSync(table) ? readFileSync(table, 'utf8') : '';
  const found = text.split(`\n${DRILL_HEADING}`).find((part) => part.startsWith(title));
  return found === undefined ? '' : `${DRILL_HEADING}${found.trimEnd()}\n`;
}

/** What is told about each drill from the line of JSON that it prints. */
const drills = [
  {
    name: 'restore',
    title: 'Restore drill',
    program: 'tools/soak-restore.ts',
    tell: ({ tables, rows, differences, during, backupSeconds, isSignedIn }) => [
      'A backup while answers come in and waves are closed, restored into an empty installation; every row compared.',
      '',
      '| answers during the backup | backup, seconds | tables | rows | tables that differ | sign-in there |',
      '| ---: | ---: | ---: | ---: | --- | --- |',
      `| ${during} | ${backupSeconds.toFixed(1)} | ${tables} | ${rows} | ${differences.join(', ') || 'none'} | ${isSignedIn ? 'works' : 'FAILED'} |`,
    ],
  },
  {
    name: 'kill',
    title: 'Kill drill',
    program: 'tools/soak-kill.ts',
    tell: ({ killed, answers, unacknowledged, missing, twice, foreign }) => [
      'People send answers to an open link, by a personal link to an anonymous wave and to a named wave, while the application',
      'or its database is ended by `kill -9`. Everybody sends again after the restart; nobody may have two receipts.',
      '',
      '| application killed | database killed | answers | without a receipt at the kill | missing | twice | of nobody |',
      '| ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
      `| ${killed.application} | ${killed.database} | ${answers} | ${unacknowledged} | ${missing} | ${twice} | ${foreign} |`,
    ],
  },
  {
    name: 'malformed',
    title: 'Malformed submissions',
    program: 'tools/soak-malformed.ts',
    tell: ({ seed, sent, byStatus, failures, broken, unannounced, changed }) => [
      "Requests that no page of ours sends, to respondents' pages, public doors, participation and the keying of paper.",
      '',
      '| sent | seed | answers by status | 5xx | no answer | limit not said | tables changed |',
      '| ---: | ---: | --- | ---: | ---: | ---: | --- |',
      `| ${sent} | ${seed} | ${Object.entries(byStatus)
        .map(([status, times]) => `${status}: ${times}`)
        .join(
          ', ',
        )} | ${failures.length} | ${broken.length} | ${unannounced} | ${changed.join(', ') || 'none'} |`,
    ],
  },
  {
    name: 'spreadsheets',
    title: 'Spoiled spreadsheets',
    program: 'tools/soak-spreadsheets.ts',
    tell: ({ seed, tried, byOutcome, failures, unplaced, partial }) => [
      'Sound files of an office, spoiled in cells, rows, columns and bytes, uploaded, decided about and accepted where that is offered.',
      '',
      '| tried | seed | outcomes | 5xx | refusals without row and column | partial imports |',
      '| ---: | ---: | --- | ---: | ---: | ---: |',
      `| ${tried} | ${seed} | ${Object.entries(byOutcome)
        .map(([outcome, times]) => `${outcome}: ${times}`)
        .join(', ')} | ${failures.length} | ${unplaced.length} | ${partial.length} |`,
    ],
  },
];

/** @returns {{ lines: string[], isSound: boolean }} */
function runDrill({ title, program, tell }) {
  const { status, stdout } = spawnSync(process.execPath, [resolve(root, program)], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  });
  const last = stdout.trim().split('\n').at(-1) ?? '';
  const heading = `${DRILL_HEADING}${title}`;
  if (!last.startsWith('{')) return { lines: [heading, '', 'The drill did not end.', ''], isSound: false };
  const when = `Run on ${new Date().toISOString().slice(0, 10)}.`;
  return { lines: [heading, '', when, ...tell(JSON.parse(last)), ''], isSound: status === 0 };
}

const asked = drills.filter(({ name }) => process.argv.includes(`--${name}`));
const properties = asked.length > 0 ? { lines: readProperties(), isSound: true } : soakProperties();
const parts = drills.map((drill) =>
  asked.length === 0 || asked.includes(drill)
    ? runDrill(drill)
    : { lines: [readDrill(drill.title)], isSound: true },
);
writeFileSync(table, [...properties.lines, ...parts.flatMap(({ lines }) => lines)].join('\n'));
spawnSync('prettier', ['--write', table], { cwd: root });
process.exit([properties, ...parts].every(({ isSound }) => isSound) ? 0 : 1);
