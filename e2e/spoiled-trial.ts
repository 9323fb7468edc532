/** Spoiled spreadsheets brought into a place: what must not happen is counted. Used by the suite and the soak. */
import { DECISIONS, MESSY_FILE, toCsvFile } from './messy-file.ts';
import { drawSpoiledFiles, type SpoiledFile } from './spoiled-files.ts';
import type { VisitedPage, Visitor } from './visitor.ts';
import { decide, uploadFile } from './world-data.ts';

export interface SpoiledTrial {
  readonly tried: number;
  readonly byOutcome: Readonly<Record<string, number>>;
  /** 5xx: what was sent */
  readonly failures: readonly string[];
  /** refusals of the preview without a row or a column */
  readonly unplaced: readonly string[];
  /** imports with fewer or more values than the preview promised, and files with errors that were accepted */
  readonly partial: readonly string[];
}

interface Promised {
  readonly what: string;
  readonly address: string;
  readonly values: number;
}

const ERROR_ROW = '.findings tbody tr';

/** Brings in `count` files, drawn by the seed, into a place that follows the core set. */
export async function trySpoiledFiles(
  visitor: Visitor,
  slug: string,
  count: number,
  seed: number,
): Promise<SpoiledTrial> {
  const trial = new Trial(visitor, slug);
  await decide(visitor, await uploadFile(visitor, slug, toCsvFile(MESSY_FILE)), DECISIONS);
  for (const file of drawSpoiledFiles(count, seed)) await trial.try(file);
  await trial.compareImports();
  const { byOutcome, failures, unplaced, partial } = trial;
  return { tried: count, byOutcome, failures, unplaced, partial };
}

class Trial {
  readonly byOutcome: Record<string, number> = {};
  readonly failures: string[] = [];
  readonly unplaced: string[] = [];
  readonly partial: string[] = [];
  readonly #visitor: Visitor;
  readonly #base: string;
  readonly #promised: Promised[] = [];
  #start: VisitedPage | undefined;

  constructor(visitor: Visitor, slug: string) {
    this.#visitor = visitor;
    this.#base = `/office/${slug}/data`;
  }

  #count(outcome: string): void {
    this.byOutcome[outcome] = (this.byOutcome[outcome] ?? 0) + 1;
  }

  async #submit(page: VisitedPage, what: string, ...rest: [Parameters<Visitor['submit']>[1]]) {
    const answer = await this.#visitor.submit(page, ...rest);
    if (answer.status >= 500) this.failures.push(`${answer.status} ${what}`);
    return answer;
  }

  async try({ what, content }: SpoiledFile): Promise<void> {
    const file = new File([content], 'spoiled.csv');
    // The form is the same every time.
    this.#start ??= await this.#visitor.open(this.#base);
    let page = await this.#submit(this.#start, what, { fields: { file } });
    if (page.document.querySelector('form[action^="?/read"]') === null) return this.#noteRefused(page);
    // What the file as a whole leaves open is answered, so that its rows are read.
    const fields = {
      indicator: 'em1',
      people: 'newcomers',
      period: '2024',
      decimal: 'comma',
      shares: 'percent',
    };
    page = await this.#submit(page, what, { form: 'form[action^="?/read"]', fields });
    this.#noteFindings(page, what);
    await this.#accept(page, what);
  }

  /** Refused before it was kept: the page says why beside the field. */
  #noteRefused(page: VisitedPage): void {
    const isSaid = page.document.querySelector('.field-problem, [role=alert]') !== null;
    this.#count(isSaid ? 'refused at once' : `answered with ${page.status}`);
    if (!isSaid && page.status < 500) this.unplaced.push(`no reason: ${page.text.slice(0, 80)}`);
  }

  #noteFindings(page: VisitedPage, what: string): void {
    for (const row of page.document.querySelectorAll(ERROR_ROW)) {
      if (row.querySelector('.error') === null) continue;
      const [, number, column] = [...row.querySelectorAll('td')].map(
        (cell) => cell.textContent?.trim() ?? '',
      );
      if (!/^\d+$/.test(number ?? '') || column === '' || column === '–')
        this.unplaced.push(`${what}: ${row.textContent?.slice(0, 120)}`);
    }
  }

  async #accept(page: VisitedPage, what: string): Promise<void> {
    const hasErrors = page.document.querySelector(`${ERROR_ROW} .error`) !== null;
    const form = 'form[action^="?/accept"]';
    const isOffered = page.document.querySelector(form) !== null;
    if (hasErrors && isOffered) this.partial.push(`offered with errors: ${what}`);
    if (!isOffered) {
      this.#count(hasErrors ? 'refused by row' : 'nothing new');
      return;
    }
    const values = Number(
      /\d+/.exec(page.document.querySelector(`${form} button`)?.textContent ?? '1')?.[0] ?? 1,
    );
    const fields = { title: what.slice(0, 200), source: 'Trial', why: 'Trial' };
    const job = await this.#submit(page, what, { form, fields });
    this.#count('brought in');
    this.#promised.push({ what, address: job.url, values });
  }

  /** Every import holds as many values as its preview said. */
  async compareImports(): Promise<void> {
    for (const { what, address, values } of this.#promised) {
      let page = await this.#visitor.open(address);
      for (let tries = 0; tries < 20 && page.document.querySelector('progress') !== null; tries += 1)
        page = await this.#visitor.open(address);
      const read = Number(
        /\d[\d,]*/
          .exec(page.document.querySelector('.notice-done')?.textContent ?? '')?.[0]
          ?.replace(',', '') ?? -1,
      );
      if (read !== values) this.partial.push(`${read} of ${values}: ${what} ${page.text.slice(-200)}`);
    }
  }
}
