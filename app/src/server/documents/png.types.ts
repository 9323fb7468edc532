export interface PngRequest {
  /** a drawing of this program; pictures inside it stand in it as data */
  readonly svg: string;
  /** width of the picture; its height follows from the drawing */
  readonly widthPx: number;
  /** CSS colour behind the drawing; default white. `transparent` leaves it open. */
  readonly background?: string;
}

/** What the worker is told. */
export interface PngOrder extends PngRequest {
  readonly id: number;
}
