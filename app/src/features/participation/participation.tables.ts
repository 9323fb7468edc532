/**
 * Participation as a table for later indicators: counts only, nothing of who. See docs/methods/participation.md.
 */
import { buildCube, type Cell, type CellEntry, type Cube } from '@vicus/cube';
import type { Texts } from './participation.types.ts';

/** What is known of one consultation. `headcounts`: bands of its meetings. */
export interface ParticipationRow {
  readonly consultationId: string;
  readonly question: Texts;
  /** ISO day */
  readonly opensOn: string | null;
  readonly received: number;
  readonly shown: number;
  readonly notShown: number;
  readonly coded: number;
  readonly paper: number;
  readonly expressions: number;
  readonly answered: number;
  readonly meetings: number;
  /** lowest and highest number of people at its meetings by the bands given; null: no band given */
  readonly peopleLow: number | null;
  readonly peopleHigh: number | null;
}

export const PARTICIPATION_MEASURES = [
  'received',
  'shown',
  'notShown',
  'coded',
  'paper',
  'expressions',
  'answered',
  'meetings',
  'peopleLow',
  'peopleHigh',
] as const;

const LABELS: Readonly<
  Record<(typeof PARTICIPATION_MEASURES)[number], { en: string; de: string; unit: string }>
> = {
  received: { en: 'Proposals received', de: 'Eingegangene Vorschläge', unit: 'proposals' },
  shown: { en: 'Proposals shown', de: 'Gezeigte Vorschläge', unit: 'proposals' },
  notShown: { en: 'Proposals not shown', de: 'Nicht gezeigte Vorschläge', unit: 'proposals' },
  coded: { en: 'Support with code', de: 'Unterstützung mit Code', unit: 'supports' },
  paper: { en: 'Support on paper', de: 'Unterstützung auf Papier', unit: 'supports' },
  expressions: { en: 'Expressions without code', de: 'Meinungsbekundungen ohne Code', unit: 'expressions' },
  answered: { en: 'Proposals answered', de: 'Beantwortete Vorschläge', unit: 'proposals' },
  meetings: { en: 'Meetings', de: 'Treffen', unit: 'meetings' },
  peopleLow: { en: 'People at meetings, at least', de: 'Menschen bei Treffen, mindestens', unit: 'visits' },
  peopleHigh: { en: 'People at meetings, at most', de: 'Menschen bei Treffen, höchstens', unit: 'visits' },
};

/** One row a consultation. Supports are not people: one code may give several. */
export function composeParticipationCube(rows: readonly ParticipationRow[], period: string): Cube {
  const named = rows.map((row) => ({
    row,
    label: row.question['en'] ?? Object.values(row.question)[0] ?? '',
  }));
  return buildCube({
    id: 'participation',
    provenance: {
      title: { en: 'Participation', de: 'Beteiligung' },
      period,
      source: { en: 'Counted by the office', de: 'Von der Verwaltung gezählt' },
      method: 'participation',
      notes: [],
    },
    dimensions: [
      {
        id: 'consultation',
        label: { en: 'Consultation', de: 'Befragung der Öffentlichkeit' },
        role: 'category',
        categories: named.map(({ row, label }) => ({
          code: row.consultationId,
          label: { en: label, de: row.question['de'] ?? label },
        })),
      },
    ],
    measures: PARTICIPATION_MEASURES.map((id) => ({
      id,
      label: { en: LABELS[id].en, de: LABELS[id].de },
      kind: id.startsWith('people') ? 'bound' : 'count',
      unit: LABELS[id].unit,
      decimals: 0,
    })),
    cells: rows.map(toEntry),
  });
}

function toEntry(row: ParticipationRow): CellEntry {
  const measures = PARTICIPATION_MEASURES.map((id): [string, Cell | number] => {
    const value = row[id];
    return [id, value ?? { kind: 'none', reason: 'not-collected' }];
  });
  return { at: { consultation: row.consultationId }, measures: Object.fromEntries(measures) };
}

/** `20-49` → 20 and 49; `200+` is open above: 200 and no upper bound, so no highest number. */
export function readBand(band: string): { readonly low: number; readonly high: number | null } {
  const [low = '0', high] = band.replace('+', '').split('-');
  return { low: Number(low), high: high === undefined ? null : Number(high) };
}
