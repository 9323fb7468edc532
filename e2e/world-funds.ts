/** Calls as an operator imports them; a place that noted something and found a fund itself, and one that has begun nothing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pinnedNode, root, runProgram, toPinnedEnvironment } from '../tools/processes.mjs';
import { expectPage } from './survey-steps.ts';
import type { Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';
import { sendForm } from './world-strategy.ts';

const office = '/(office)/office/[place]/funds';

/** Thirty calls, so that the list has two pages; one of a programme that is known, one whose text was decoded wrongly. */
function renderCalls(): string {
  const address = 'https://example.org/call';
  const rows = [
    `TT,CERV-2031-CITIZENS-TOWN-TT,Town Twinning 2031,CERV,CERV-2031,2031-09-23,open,8455,50745,${address}`,
    `WRONG,T-1,"Womenâ€™s participation",CERV,CERV-2031,2031-02-01,forthcoming,,,${address}`,
    ...Array.from(
      { length: 28 },
      (_, at) =>
        `C${at},T-${at},Call number ${at},Other,C,2031-01-${String(at + 1).padStart(2, '0')},open,,,`,
    ),
  ];
  const head =
    'reference,topicId,title,programme,callIdentifier,deadline,callStatus,budgetMin,budgetMax,portalUrl';
  return `${[head, ...rows].join('\n')}\n`;
}

/** By the command line, while the product runs. */
async function importCalls(dataDirectory: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vicus-e2e-calls-'));
  const file = join(folder, 'calls-2026-08-14.csv');
  writeFileSync(file, renderCalls());
  const { code, output } = await runProgram(
    pinnedNode,
    [resolve(root, 'app', 'cli', 'vicus.ts'), 'import', 'eu-funding-calls', file],
    { env: toPinnedEnvironment({ VICUS_DATA: dataDirectory }) },
  );
  if (code !== 0) throw new Error(`The calls could not be imported:\n${output}`);
  rmSync(folder, { recursive: true, force: true });
}

/** `without`: a town that has begun nothing. */
export async function visitFunds(
  visitor: Visitor,
  dataDirectory: string,
  slug: string,
  without: string,
): Promise<Record<string, readonly Visit[]>> {
  await importCalls(dataDirectory);
  const base = `/office/${slug}/funds`;
  const fresh = await visitor.open(`${base}/new`);
  const added = await visitor.submit(fresh, {
    form: 'form[method="post"]',
    fields: {
      name: 'Valley foundation',
      funder: 'Savings bank',
      checkedOn: '2026-01-01',
      maximumEur: '5000',
    },
  });
  const own = new URL(expectPage(added, 'entering a fund').url).pathname;
  await sendForm(visitor, own, 'share');
  const asked = `${base}/${encodeURIComponent('programme:AMIF-NAT')}`;
  await sendForm(visitor, asked, 'note', {
    state: 'asked',
    askedOn: '2026-01-02',
    askedWhom: 'AMIF authority',
  });
  const call = `${base}/${encodeURIComponent('call:TT')}`;
  const by = (path: string): Visit => ({ path, who: 'operator', languages: ['en', 'de'] });
  return {
    [office]: [by(base), by(`/office/${without}/funds?find=x&with=none`)],
    [`${office}/new`]: [by(`${base}/new`)],
    [`${office}/calls`]: [by(`${base}/calls`), by(`${base}/calls?q=nothing+fits`)],
    [`${office}/[fund]`]: [by(asked), by(own), by(call)],
    '/(public)/funds': [{ path: '/funds', who: 'nobody', languages: ['en', 'de', 'es', 'it'] }],
  };
}
