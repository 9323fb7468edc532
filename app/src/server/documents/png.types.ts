export interface PngRequest {
  /** a drawing of this program; pictures inside it stand in it as data */
  readonly svg: string;
  /** width of the picture; its height follows from the drawing */
  readonly widthPx: number;
  /** CSS colour behind the drawing; default white. `transparent` leaves it open. */
  readonly background?: string;
}

/** What the worker is told, and what it answers; one answer for each request. */
export interface PngOrder extends PngRequest {
  readonly id: number;
}
export type PngAnswer =
  { readonly id: number; readonly png: Uint8Array } | { readonly id: number; readonly failure: string };
