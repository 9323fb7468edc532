import type { Contact, ContactPicture } from './chart.types.ts';
import { drawEgo } from './contact-fan.ts';
import type { Sector } from './contact-fan.ts';
import { drawSign, drawTie, toLevel, toTone } from './contact-marks.ts';
import { drawNames, LEVELS, numberContacts } from './contact-names.ts';
import { measureTextWidthPx, wrapText } from './measure-text.ts';
import { drawLines, HEADING_PX, SMALL_PX, toLinePx } from './sheet.ts';
import type { Part, Sheet } from './sheet.ts';
import { drawNode } from './svg.ts';
import type { SvgNode } from './svg.ts';

const EGO_RADIUS_PX = 58;
const WIDEST_SPACING_PX = 26;
const LEAST_SPACING_PX = 7;

interface Slot {
  readonly contact: Contact;
  readonly number: number;
  readonly x: number;
  readonly y: number;
}

interface Rings {
  readonly slots: readonly Slot[];
  /** outer edge of each level that has contacts */
  readonly edges: readonly number[];
  readonly spacingPx: number;
  readonly radiusPx: number;
}

interface Wedge {
  readonly sector: Sector;
  /** angles in radians, clockwise, 0 to the right */
  readonly from: number;
  readonly to: number;
}

/** Many contacts: rings by frequency, sectors by group, and below them every name with the number in the picture. */
export function drawRings(
  sheet: Sheet,
  top: number,
  sectors: readonly Sector[],
  picture: ContactPicture,
): Part {
  const wedges = divideCircle(sectors);
  const limit = sheet.widthPx / 2 - 8;
  const rings = fitRings(wedges, limit);
  const upper = drawSectorNames(sheet, top, wedges.filter(isUpper));
  const cy = top + upper.heightPx + rings.radiusPx + 8;
  const middle: readonly [number, number] = [sheet.widthPx / 2, cy];
  const bottom = cy + rings.radiusPx + 8;
  const lower = drawSectorNames(
    sheet,
    bottom,
    wedges.filter((wedge) => !isUpper(wedge)),
  );
  const numbered = rings.spacingPx >= computeNumberedSpacing(sectors);
  const signPx = numbered ? rings.spacingPx / 2 - 1 : Math.max(2.5, rings.spacingPx * 0.36);
  const place = ({ x, y }: Slot): readonly [number, number] => [middle[0] + x, middle[1] + y];
  const nodes = [
    ...upper.nodes,
    ...lower.nodes,
    ...drawRingLines(sheet, middle, rings, wedges),
    ...rings.slots.flatMap((slot) => drawTie(sheet, middle, place(slot), slot.contact, true)),
    ...rings.slots.flatMap((slot) => drawSlot(sheet, place(slot), slot, signPx, numbered)),
    ...drawEgo(sheet, middle, picture.ego),
  ];
  const names = drawNames(sheet, bottom + lower.heightPx + 8, sectors, picture, numbered);
  return {
    nodes: [...nodes, ...names.nodes],
    heightPx: bottom + lower.heightPx + 8 + names.heightPx - top,
  };
}

/** Numbers begin anew in each group; the longest must fit into a sign in letters of 11 px. */
function computeNumberedSpacing(sectors: readonly Sector[]): number {
  const most = Math.max(...sectors.map(({ contacts }) => contacts.length));
  return measureTextWidthPx(String(most), SMALL_PX) + 5;
}

/**
 * Sectors half by size, half equal: large groups have more room, and four groups stay in their corners. The first
 * begins on the left and the order is clockwise.
 */
function divideCircle(sectors: readonly Sector[]): readonly Wedge[] {
  const total = sectors.reduce((sum, { contacts }) => sum + contacts.length, 0) || 1;
  const weights = sectors.map(({ contacts }) => contacts.length / total + 1 / sectors.length);
  const weight = weights.reduce((sum, value) => sum + value, 0);
  let from = -Math.PI;
  return sectors.map((sector, i) => {
    const to = from + ((weights[i] ?? 0) / weight) * 2 * Math.PI;
    const wedge = { sector, from, to };
    from = to;
    return wedge;
  });
}

function isUpper({ from, to }: Wedge): boolean {
  return Math.sin((from + to) / 2) < 0;
}

/** The widest spacing at which all contacts find room. */
function fitRings(wedges: readonly Wedge[], limitPx: number): Rings {
  for (let spacing = WIDEST_SPACING_PX; ; spacing -= 1) {
    const rings = placeAll(wedges, spacing);
    if (rings.radiusPx <= limitPx || spacing <= LEAST_SPACING_PX) return rings;
  }
}

function placeAll(wedges: readonly Wedge[], spacingPx: number): Rings {
  const slots: Slot[] = [];
  const edges: number[] = [];
  const numbers = numberContacts(wedges.map(({ sector }) => sector));
  let inner = EGO_RADIUS_PX;
  for (const level of LEVELS) {
    let outer = inner;
    for (const wedge of wedges) {
      const contacts = wedge.sector.contacts.filter((contact) => toLevel(contact) === level);
      const placed = placeLevel(contacts, wedge, inner, spacingPx);
      slots.push(...placed.places.map((place) => ({ ...place, number: numbers.get(place.contact.id) ?? 0 })));
      outer = Math.max(outer, placed.edge);
    }
    if (outer === inner) continue;
    edges.push(outer);
    inner = outer;
  }
  return { slots, edges, spacingPx, radiusPx: inner };
}

type Place = Omit<Slot, 'number'>;

/** Fills arcs of one wedge from `inner` outwards; `edge` is the outer edge. */
function placeLevel(
  contacts: readonly Contact[],
  { from, to }: Wedge,
  inner: number,
  spacingPx: number,
): { readonly places: readonly Place[]; readonly edge: number } {
  const places: Place[] = [];
  let edge = inner;
  let done = 0;
  while (done < contacts.length) {
    const radius = edge + spacingPx / 2;
    const room = Math.max(1, Math.floor((radius * (to - from) - spacingPx * 0.4) / spacingPx));
    const row = contacts.slice(done, done + room);
    row.forEach((contact, i) => {
      const angle = from + ((to - from) * (i + 0.5)) / row.length;
      const x = Math.cos(angle) * radius;
      places.push({ contact, x, y: Math.sin(angle) * radius });
    });
    done += row.length;
    edge += spacingPx;
  }
  return { places, edge };
}

function drawRingLines(
  sheet: Sheet,
  [x, y]: readonly [number, number],
  rings: Rings,
  wedges: readonly Wedge[],
): SvgNode[] {
  const line = sheet.inks.line('grid');
  const cx = sheet.mirror(x);
  const circles = rings.edges.map((r) => drawNode('circle', { cx, cy: y, r, ...line }));
  const spokes = (wedges.length > 1 ? wedges : []).map(({ from }) =>
    sheet.line(
      x + Math.cos(from) * EGO_RADIUS_PX,
      y + Math.sin(from) * EGO_RADIUS_PX,
      x + Math.cos(from) * rings.radiusPx,
      y + Math.sin(from) * rings.radiusPx,
      { ...sheet.inks.line('axis'), 'stroke-width': 1.25 },
    ),
  );
  return [...circles, ...spokes];
}

function drawSlot(
  sheet: Sheet,
  [x, y]: readonly [number, number],
  { contact, number }: Slot,
  signPx: number,
  numbered: boolean,
): SvgNode[] {
  const tone = toTone(contact);
  const sign = drawSign(sheet, x, y, signPx, tone);
  if (!numbered) return [sign];
  const ink = tone === 'neither' ? 'text' : 'ground';
  const text = sheet.wording.number(number, 0);
  return [sign, sheet.text(x, y + 4, text, { sizePx: SMALL_PX, anchor: 'middle', ink })];
}

/** Names of the sectors in the corners outside the rings. */
function drawSectorNames(sheet: Sheet, top: number, wedges: readonly Wedge[]): Part {
  const half = sheet.widthPx / 2 - 12;
  const heights = { start: 0, end: 0 };
  const nodes = wedges.flatMap(({ sector, from, to }) => {
    const anchor = Math.cos((from + to) / 2) < 0 ? 'start' : 'end';
    const text = `${sector.label} (${sheet.wording.number(sector.contacts.length, 0)})`;
    const lines = wrapText(text, half, HEADING_PX, 3, true);
    const x = anchor === 'start' ? 4 : sheet.widthPx - 4;
    const drawn = drawLines(sheet, x, top + heights[anchor], lines, {
      anchor,
      bold: true,
      sizePx: HEADING_PX,
    });
    heights[anchor] += lines.length * toLinePx(HEADING_PX) + 2;
    return drawn;
  });
  return { nodes, heightPx: Math.max(heights.start, heights.end) };
}
