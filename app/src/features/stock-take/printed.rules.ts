/** What source 003 prints of its 49 localities: counts by size class. Another measure than the stock-take's. */
import { readText } from '@vicus/cube';
import {
  WP3_CATEGORY_LABELS,
  WP3_GROUPS,
  WP3_LOCALITIES,
  WP3_POLICY_CATEGORIES,
  WP3_TABLE_SOURCES,
} from '@vicus/reference';
import { showSource } from './signal-text.rules.ts';

const TABLE = 'by-size';

export function showPrintedBySize(language: string) {
  const printed = WP3_LOCALITIES.filter(({ table }) => table === TABLE);
  const count = (group: string | null) =>
    WP3_POLICY_CATEGORIES.map(
      (category) =>
        printed.filter((one) => one.category === category && (group === null || one.group === group)).length,
    );
  return {
    categories: WP3_POLICY_CATEGORIES.map((code) => ({
      code,
      label: readText(WP3_CATEGORY_LABELS[code], language),
    })),
    rows: WP3_GROUPS.filter(({ table }) => table === TABLE).map(({ code, label }) => ({
      code,
      label: readText(label, language),
      counts: count(code),
    })),
    totals: count(null),
    localities: printed.length,
    source: showSource(WP3_TABLE_SOURCES[TABLE]),
  };
}
