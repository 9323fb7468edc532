import type { Contact, ContactPicture } from './chart.types.ts';
import type { Sector } from './contact-fan.ts';
import { drawSign, toLevel, toTone, labelContact } from './contact-marks.ts';
import { wrapText } from './measure-text.ts';
import { drawLines, HEADING_PX, SMALL_PX, toLinePx } from './sheet.ts';
import type { Part, Sheet } from './sheet.ts';
import type { SvgNode } from './svg.ts';

/** From the middle outwards; undefined: frequency not known. */
export const LEVELS = [5, 4, 3, 2, 1, 0, undefined] as const;
type Level = (typeof LEVELS)[number];

/** Numbers within each group, in the order of the list of names: from the most frequent to the unknown. */
export function numberContacts(sectors: readonly Sector[]): ReadonlyMap<string, number> {
  const numbered = sectors.flatMap(({ contacts }) => {
    const ordered = LEVELS.flatMap((level) => filterLevel(contacts, level));
    return ordered.map(({ id }, i) => [id, i + 1] as const);
  });
  return new Map(numbered);
}

function filterLevel(contacts: readonly Contact[], level: Level): Contact[] {
  return contacts.filter((contact) => toLevel(contact) === level);
}

interface NameLine {
  readonly lines: readonly string[];
  readonly kind: 'group' | 'level' | 'name';
  readonly contact?: Contact;
  readonly heightPx: number;
}

const NAME_INDENT_PX = 14;

/** Every name below the picture, in columns read from top to bottom. */
export function drawNames(
  sheet: Sheet,
  top: number,
  sectors: readonly Sector[],
  picture: ContactPicture,
  numbered: boolean,
): Part {
  const columns = Math.max(2, Math.floor(sheet.widthPx / 205));
  const widthPx = (sheet.widthPx - 8) / columns;
  const entries = listNames(sheet, sectors, picture, widthPx - 12, numbered);
  const total = entries.reduce((sum, { heightPx }) => sum + heightPx, 0);
  const target = total / columns;
  const nodes: SvgNode[] = [];
  let column = 0;
  let y = 0;
  let highest = 0;
  for (const entry of entries) {
    if (column < columns - 1 && y >= target - entry.heightPx / 2) {
      column += 1;
      y = 0;
    }
    nodes.push(...drawName(sheet, 4 + column * widthPx, top + y, entry));
    y += entry.heightPx;
    highest = Math.max(highest, y);
  }
  return { nodes, heightPx: highest + 6 };
}

function drawName(sheet: Sheet, x: number, y: number, { lines, kind, contact }: NameLine): SvgNode[] {
  if (kind === 'group') return drawLines(sheet, x, y + 6, lines, { bold: true, sizePx: HEADING_PX });
  if (kind === 'level') return drawLines(sheet, x, y + 2, lines, { sizePx: SMALL_PX, ink: 'muted' });
  const sign = contact ? [drawSign(sheet, x + 5, y + 7, 3.5, toTone(contact))] : [];
  return [...sign, ...drawLines(sheet, x + NAME_INDENT_PX, y, lines, { sizePx: SMALL_PX })];
}

function listNames(
  sheet: Sheet,
  sectors: readonly Sector[],
  { frequencyLabels }: ContactPicture,
  widthPx: number,
  numbered: boolean,
): NameLine[] {
  const numbers = numberContacts(sectors);
  const write = (value: number): string => sheet.wording.number(value, 0);
  return sectors.flatMap(({ label, contacts }) => {
    const levels = LEVELS.flatMap((level): NameLine[] => {
      const own = filterLevel(contacts, level);
      if (own.length === 0) return [];
      const word = level === undefined ? sheet.wording.words.frequencyUnknown : frequencyLabels[level];
      const names = own.map((contact) => {
        const number = numbered ? `${write(numbers.get(contact.id) ?? 0)} ` : '';
        return { ...layoutName(number + labelContact(contact, sheet.wording), 'name', widthPx), contact };
      });
      return [layoutName(`${word ?? ''} (${write(own.length)})`, 'level', widthPx), ...names];
    });
    return [layoutName(label, 'group', widthPx), ...levels];
  });
}

function layoutName(text: string, kind: NameLine['kind'], widthPx: number): NameLine {
  if (kind === 'group') {
    const lines = wrapText(text, widthPx, HEADING_PX, 3, true);
    return { lines, kind, heightPx: lines.length * toLinePx(HEADING_PX) + 8 };
  }
  const indentPx = kind === 'name' ? NAME_INDENT_PX : 0;
  const lines = wrapText(text, widthPx - indentPx, SMALL_PX, 3);
  return { lines, kind, heightPx: lines.length * (toLinePx(SMALL_PX) + 1) + (kind === 'level' ? 5 : 0) };
}
