/**
 * Figures of a survey for its office, kept until the numbers change. Some forty pictures take a second to draw, on a busy
 * machine many: they are drawn once, in turn with other work, and a page that comes too early shows the tables alone.
 */
import { setTimeout } from 'node:timers/promises';
import type { ProtectedCube } from '@vicus/cube';
import { readComputedTables } from '#features/listening/server/findings.usecases.ts';
import { LANGUAGES } from '#ui/languages.ts';
import type { FigureView } from '../publication.types.ts';
import { EditionCache } from './edition-cache.ts';
import { drawFigures, drawFiguresInTurn, type FigureSettings } from './figures.ts';

const MAXIMUM_BYTES = 16 * 1024 * 1024;
const kept = new EditionCache<FigureView[]>(MAXIMUM_BYTES);
/** Being drawn, so that two who come at once wait for the same drawing. */
const drawing = new Map<string, Promise<FigureView[]>>();
/** How long a page waits for pictures. */
const PATIENCE_MS = 1_000;
const ID_PREFIX = 'office-';

type OfficeSettings = Pick<FigureSettings, 'language' | 'warnings'>;

export interface OfficeFigures {
  readonly figures: readonly FigureView[];
  /** the pictures are still being drawn: the tables stand alone */
  readonly isDrawing: boolean;
}

/** `contentHash`: of the tables. */
export async function readOfficeFigures(
  tables: readonly ProtectedCube[],
  contentHash: string,
  settings: OfficeSettings,
  patienceMs = PATIENCE_MS,
): Promise<OfficeFigures> {
  const enough = new AbortController();
  const late = setTimeout(patienceMs, null, { signal: enough.signal }).catch(() => null);
  const figures = await Promise.race([drawOnce(tables, contentHash, settings), late]);
  enough.abort();
  if (figures !== null) return { figures, isDrawing: false };
  return { figures: drawFigures(tables, { ...toFull(settings), isWithoutPictures: true }), isDrawing: true };
}

function drawOnce(
  tables: readonly ProtectedCube[],
  contentHash: string,
  settings: OfficeSettings,
): Promise<FigureView[]> {
  const key = `${contentHash} ${settings.language} ${settings.warnings.join(' ')}`;
  const begun = drawing.get(key);
  if (begun !== undefined) return begun;
  const drawn = kept
    .read(key, () => drawFiguresInTurn(tables, toFull(settings)))
    .finally(() => drawing.delete(key));
  drawing.set(key, drawn);
  return drawn;
}

const toFull = (settings: OfficeSettings): FigureSettings => ({
  ...settings,
  medium: 'screen',
  idPrefix: ID_PREFIX,
});

/** After closing, before anybody asks: what the office will see first, in its languages. */
export async function drawFindingsAhead(placeId: string, waveId: string): Promise<void> {
  const found = await readComputedTables(placeId, waveId);
  if (found === undefined) return;
  for (const language of LANGUAGES.office)
    await drawOnce(found.tables, found.contentHash, { language, warnings: [] });
}
