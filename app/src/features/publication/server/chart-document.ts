/** The document that charts are drawn in: one for the whole process, never attached to a page. */
import { Window } from 'happy-dom';
import type { ChartDocument } from '@vicus/charts';

let opened: ChartDocument | undefined;

export function openChartDocument(): ChartDocument {
  opened ??= new Window({ settings: { disableJavaScriptFileLoading: true, disableCSSFileLoading: true } })
    .document as unknown as ChartDocument;
  return opened;
}
