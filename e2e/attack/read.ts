/** What anybody can fetch of a place: descriptions, every table in two formats, the pages people read. HTTP and nothing else. */
import { enter, type VisitedPage } from '../visitor.ts';
import { cellKey, listPositions, type ReadTable } from './solve.ts';

interface Described {
  readonly href: string;
  readonly page?: string;
  readonly title?: Readonly<Record<string, string>>;
}
interface DescribedTable extends Described {
  readonly id: string;
  readonly files: readonly { readonly href: string }[];
}

interface JsonStat {
  readonly id: readonly string[];
  readonly size: readonly number[];
  readonly value: readonly (number | null)[];
  readonly status?: Readonly<Record<string, string>>;
  readonly dimension: Readonly<
    Record<
      string,
      { readonly category: { readonly index: readonly string[] | Readonly<Record<string, number>> } }
    >
  >;
  readonly extension: {
    readonly vicus: {
      readonly dimensions: readonly {
        readonly id: string;
        readonly categories: readonly { readonly code: string; readonly parent?: string }[];
      }[];
      readonly measures: readonly { readonly id: string; readonly kind: string }[];
    };
  };
}

/** Everything that was fetched, so that it can be searched for what should not be there. */
export interface Reading {
  readonly tables: ReadTable[];
  readonly pages: VisitedPage[];
  /** address and text of everything else */
  readonly texts: Map<string, string>;
  /** tables whose two formats do not say the same */
  readonly disagreements: string[];
}

export async function readEverything(origin: string, slug: string): Promise<Reading> {
  const reading: Reading = { tables: [], pages: [], texts: new Map(), disagreements: [] };
  const visitor = enter(origin);
  const fetchText = async (address: string): Promise<string> => {
    const page = await visitor.open(address, { headers: { accept: '*/*' } });
    if (page.status !== 200) throw new Error(`${address} answered ${page.status}`);
    reading.texts.set(address, page.html);
    return page.html;
  };
  const place = `/api/v1/places/${slug}`;
  const { releases } = JSON.parse(await fetchText(`${place}/releases`)) as { releases: Described[] };
  for (const release of releases) {
    const { tables } = JSON.parse(await fetchText(release.href)) as { tables: DescribedTable[] };
    for (const table of tables) {
      const find = (ending: string) =>
        table.files.find(({ href }) => new URL(href, origin).pathname.endsWith(`/data.${ending}`))?.href ??
        '';
      const read = parseJsonStat(release.href, table.id, await fetchText(find('json')));
      reading.disagreements.push(...compareCsv(read, await fetchText(find('csv'))));
      reading.tables.push(read);
    }
    if (release.page !== undefined) reading.pages.push(await visitor.open(release.page));
  }
  reading.pages.push(await visitor.open(`/p/${slug}?lang=en`));
  return reading;
}

function parseJsonStat(release: string, id: string, text: string): ReadTable {
  const stat = JSON.parse(text) as JsonStat;
  const { dimensions, measures } = stat.extension.vicus;
  const table = {
    release,
    id,
    dimensions: dimensions.map((one) => ({
      id: one.id,
      codes: one.categories.map(({ code, parent }) => ({ code, parent })),
    })),
    measures,
  };
  const cells = new Map<string, number | 'withheld' | 'none'>();
  let at = 0;
  for (const codes of listPositions(table))
    for (const { id: measure } of measures) {
      const value = stat.value[at];
      const status = stat.status?.[String(at)];
      cells.set(cellKey(measure, codes), value ?? (status === 'withheld' ? 'withheld' : 'none'));
      at += 1;
    }
  return { ...table, cells };
}

/** Names of cells where the text file and the other one differ. */
function compareCsv(table: ReadTable, text: string): string[] {
  const [heading = '', ...lines] = text.trim().split('\r\n');
  const names = heading.replace('\uFEFF', '').split(',');
  const column = (name: string) => names.indexOf(name);
  return lines.flatMap((line) => {
    const fields = line.split(',');
    const codes = table.dimensions.map(({ id }) => fields[column(id)] ?? '');
    const key = cellKey(fields[column('measure')] ?? '', codes);
    const value = fields[column('value')] ?? '';
    const reason = fields[column('reason')];
    const shown = value === '' ? (reason === 'withheld' ? 'withheld' : 'none') : Number(value);
    return table.cells.get(key) === shown ? [] : [`${table.release} ${table.id} ${key}`];
  });
}

/** Numbers that stand in the tables of a page, as they are shown. */
export function listShownTexts(page: VisitedPage): string[] {
  return [...page.document.querySelectorAll('td')].map((cell) => (cell.textContent ?? '').trim());
}
