/**
 * The document that charts are drawn in: one for the whole process, never attached to a page. Its library is loaded at
 * the first chart: it is a third of a second that no start should wait for.
 */
import { createRequire } from 'node:module';
import type * as HappyDom from 'happy-dom';
import type { ChartDocument } from '@vicus/charts';

let opened: ChartDocument | undefined;

export function openChartDocument(): ChartDocument {
  opened ??= open();
  return opened;
}

function open(): ChartDocument {
  const { Window } = createRequire(import.meta.url)('happy-dom') as typeof HappyDom;
  const settings = { disableJavaScriptFileLoading: true, disableCSSFileLoading: true };
  return new Window({ settings }).document as unknown as ChartDocument;
}
