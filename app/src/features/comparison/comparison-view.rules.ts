/** What a page says about the comparison of one year, put together from what the job kept and the own edition. */
import { openProtectedCube, readCell, type Cube, type ProtectedCube } from '@vicus/cube';
import { listMissingContacts, type MissingContact } from './contacts.rules.ts';
import type { ExpectedOfGroups } from './expected-of-groups.rules.ts';
import type { EditionFigures } from './edition-figures.rules.ts';
import {
  CONTACT_FIGURES,
  INDEX_FIGURES,
  type FigureCode,
  type GroupContacts,
  type GroupOutlook,
} from './group-figures.types.ts';
import { readDueDay } from './periods.rules.ts';

/** Where the own figure stands; only a clear distance is said. */
export type Standing = 'inside' | 'below' | 'above';

export interface FigureView {
  readonly code: FigureCode;
  /** null: not shown in the own edition, or that was withdrawn */
  readonly own: number | null;
  /** average of the places of the group; null: withheld */
  readonly mean: number | null;
  /** where one more such place would be expected; null: withheld, or computed for all places only */
  readonly range: { readonly low: number; readonly high: number } | null;
  readonly standing: Standing | null;
  /** what the number of answers of the own place leaves open; null: the figure carries none */
  readonly ownRange: { readonly low: number; readonly high: number } | null;
}

export interface GroupView {
  readonly outlook: GroupOutlook;
  /** empty where the group is not shown */
  readonly contact: readonly FigureView[];
  readonly indices: readonly FigureView[];
}

export interface ComparisonView {
  readonly period: number;
  readonly isMade: boolean;
  readonly computedOn: string;
  /** ISO day from which it can be made */
  readonly dueOn: string;
  readonly sharingPlaces: number;
  /** whether a round of this place with all figures stands in the year */
  readonly takesPart: boolean;
  readonly groups: readonly GroupView[];
  /** from all its groups together; null: too few places */
  readonly expected: ExpectedOfGroups | null;
  readonly contacts: { readonly group: GroupContacts; readonly missing: readonly MissingContact[] } | null;
}

export interface KeptComparison {
  readonly period: number;
  readonly isMade: boolean;
  readonly computedOn: string;
  readonly sharingPlaces: number;
  readonly releaseId: string | null;
  readonly groups: readonly GroupOutlook[];
  readonly contacts: GroupContacts | null;
  readonly expected: ExpectedOfGroups | null;
  readonly tables: readonly ProtectedCube[];
}

export interface OwnEdition extends EditionFigures {
  readonly registered: ReadonlySet<string>;
}

export function composeComparison(kept: KeptComparison, own: OwnEdition): ComparisonView {
  const cubes = kept.tables.map((table) => openProtectedCube(table));
  const { period, isMade, computedOn, sharingPlaces } = kept;
  const hasEdition = own.figures !== undefined;
  return {
    period,
    isMade,
    computedOn,
    sharingPlaces,
    dueOn: readDueDay(period),
    takesPart: kept.releaseId !== null,
    expected: kept.expected,
    groups: kept.groups.map((outlook) => composeGroup(outlook, period, cubes, own)),
    contacts:
      kept.contacts === null || !hasEdition
        ? null
        : {
            group: kept.contacts,
            missing: listMissingContacts(kept.contacts, {
              averages: own.contacts,
              registered: own.registered,
            }),
          },
  };
}

function composeGroup(
  outlook: GroupOutlook,
  period: number,
  cubes: readonly Cube[],
  own: OwnEdition,
): GroupView {
  const compose = (id: string, codes: readonly FigureCode[]): FigureView[] => {
    const cube = cubes.find((one) => one.id === id);
    if (cube === undefined || outlook.state !== 'shown') return [];
    return codes.map((code) => composeFigure(cube, { period, group: outlook.code, code }, own));
  };
  return {
    outlook,
    contact: compose('comparison-contact', CONTACT_FIGURES),
    indices: compose('comparison-index', INDEX_FIGURES),
  };
}

function composeFigure(
  cube: Cube,
  { period, group, code }: { readonly period: number; readonly group: string; readonly code: FigureCode },
  own: OwnEdition,
): FigureView {
  const read = (measure: string): number | null => {
    const cell = readCell(cube, { period: String(period), group, figure: code }, measure);
    return cell.kind === 'number' ? cell.value : null;
  };
  const [low, high] = [read('low'), read('high')];
  const range = low === null || high === null ? null : { low, high };
  const value = own.figures?.[code] ?? null;
  const ownRange = own.intervals[code] ?? null;
  return { code, own: value, mean: read('mean'), range, standing: findStanding(value, range), ownRange };
}

function findStanding(own: number | null, range: FigureView['range']): Standing | null {
  if (own === null || range === null) return null;
  if (own < range.low) return 'below';
  return own > range.high ? 'above' : 'inside';
}
