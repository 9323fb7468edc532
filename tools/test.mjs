/** `npm test`: install, build and run every test; the last line counts them. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { pinnedNode, root, runTool, say, toPinnedEnvironment } from './processes.mjs';

/**
 * What one Vitest runs: what stands after `npm test --`, or everything. Journeys wait for pages most of their time and
 * share one product, file after file, so all else runs beside them.
 */
const parts =
  process.argv.length > 2
    ? [process.argv.slice(2)]
    : [
        ['--project', 'e2e'],
        ['--project', 'packages', '--project', 'app', '--project', 'db', '--project', 'products'],
      ];

/** Characters of a reason that are said again. */
const reasonLength = 1500;

/** Runs Vitest with `choice`. @returns {Promise<number>} its exit code */
function runVitest(choice, reportFile) {
  const vitest = resolve(root, 'node_modules', 'vitest', 'vitest.mjs');
  const outside = `--reporter=${resolve(root, 'tools', 'outside-errors.mjs')}`;
  const reporters = ['--reporter=default', outside, '--reporter=json', `--outputFile.json=${reportFile}`];
  return new Promise((done, refuse) => {
    const child = spawn(pinnedNode, [vitest, 'run', ...reporters, ...choice], {
      cwd: root,
      env: toPinnedEnvironment({ VICUS_OUTSIDE_ERRORS: toErrorsFile(reportFile) }),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', refuse);
    child.on('exit', (code) => done(code ?? 1));
  });
}

/** A file that cannot be loaded has no tests and counts as one failure, so does an error outside every test. */
function countResults(files, outsideErrors, exitCode) {
  const counts = { passed: 0, failed: outsideErrors.length, skipped: 0 };
  for (const { status, assertionResults } of files) {
    for (const { status: result } of assertionResults) {
      counts[result === 'passed' || result === 'failed' ? result : 'skipped'] += 1;
    }
    if (status === 'failed' && !assertionResults.some((result) => result.status === 'failed'))
      counts.failed += 1;
  }
  if (exitCode !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

/**
 * One Vitest. A file whose process a signal has ended (Node or the system, not a test: no test of it failed) has no
 * result; such files are run once more, all of their tests, and it is said. Ended twice is a failure.
 */
async function runPart(choice, reportFile, isLast = false) {
  const exitCode = await runVitest(choice, reportFile);
  const files = readReport(reportFile);
  const errors = readJson(toErrorsFile(reportFile), []);
  const ended = isLast ? [] : files.filter(({ name }) => errors.some((text) => isEndOf(name, text)));
  if (ended.length === 0)
    return { ...countResults(files, errors, exitCode), reasons: [...listFailures(files), ...errors] };
  const names = ended.map(({ name }) => relative(root, name));
  say(`Run again, because a signal ended their process: ${names.join(', ')}`);
  const others = files.filter((file) => !ended.includes(file));
  const otherErrors = errors.filter((text) => !ended.some(({ name }) => isEndOf(name, text)));
  const again = await runPart(names, `${reportFile}.again.json`, true);
  const counts = countResults(others, otherErrors, 0);
  return {
    passed: counts.passed + again.passed,
    failed: counts.failed + again.failed,
    skipped: counts.skipped + again.skipped,
    reasons: [...listFailures(others), ...otherErrors, ...again.reasons],
  };
}

/** Whether an error outside tests says that a signal ended the process which ran this file. */
function isEndOf(name, text) {
  return (
    text.startsWith('Worker exited unexpectedly with signal SIG') &&
    text.endsWith(`running test file ${name}`)
  );
}

function toErrorsFile(reportFile) {
  return `${reportFile}.errors`;
}

/** Every failed test with the beginning of its reason, said again at the end: a long run scrolls them away. */
function listFailures(files) {
  return files.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed');
    const reasons = failed.map(({ fullName, failureMessages }) =>
      [fullName, ...failureMessages.flatMap((text) => text.split('\n'))]
        .filter((line) => !line.includes('node_modules'))
        .join('\n')
        .slice(0, reasonLength),
    );
    if (status === 'failed' && reasons.length === 0) reasons.push(message.slice(0, reasonLength));
    return reasons.map((reason) => `FAILED ${relative(root, name)}: ${reason}`);
  });
}

/**
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} TestResult
 * @returns {{ name: string, status: string, message: string, assertionResults: TestResult[] }[]}
 */
function readReport(reportFile) {
  return readJson(reportFile, { testResults: [] }).testResults;
}

function readJson(file, otherwise) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return otherwise;
  }
}

await runTool(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'vicus-report-'));
  try {
    const counts = await Promise.all(
      parts.map((choice, index) => runPart(choice, join(folder, `report-${index}.json`))),
    );
    for (const reason of counts.flatMap((one) => one.reasons)) say(reason);
    const sum = (kind) => counts.reduce((total, one) => total + one[kind], 0);
    const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
    say(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
    return failed === 0 && counts.every((one) => one.passed > 0) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
});
