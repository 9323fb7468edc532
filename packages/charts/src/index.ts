export type {
  AreaMapChoice,
  Bounds,
  ChartDocument,
  ChartFrame,
  ChartOptions,
  ChartTexts,
  Contact,
  ContactPicture,
  DistributionChoice,
  DivergingChoice,
  DotIntervalChoice,
  FunnelPicture,
  FunnelPictureLimit,
  MapArea,
  Palette,
  PictureOptions,
  RenderedChart,
  RowChoice,
  ScaleChoice,
  SeriesChoice,
  Tick,
} from './chart.types.ts';
export { renderAreaMap } from './area-map.ts';
export { renderContactPicture } from './contact-picture.ts';
export { renderDistributionBars } from './distribution-bars.ts';
export { renderDivergingBars } from './diverging-bars.ts';
export { renderDotIntervalChart } from './dot-interval.ts';
export { renderFunnelPlot } from './funnel-plot.ts';
export { measureTextWidthPx } from './measure-text.ts';
export { CHART_CSS } from './palette.ts';
export { ChartChoiceError } from './rows.ts';
export { renderStackedAmounts } from './stacked-amounts.ts';
export type { AmountPicture, AmountRow, RenderedAmounts } from './stacked-amounts.ts';
