import { expect, test } from 'vitest';
import { CONTEXT_LINKS, CONTEXT_MEASURES, findIndicator, PLACE_CHARACTERISTICS } from '../index.ts';

/** Units that may stand beside each other. */
const ALIKE: Readonly<Record<string, string>> = { percent: 'percent', points: 'scale-0-10' };

test('each link is between figures that exist and have the same unit, and says what differs', () => {
  for (const { indicatorId, version, from, figure, difference } of CONTEXT_LINKS) {
    const name = `${indicatorId} – ${figure}`;
    const definition = findIndicator(indicatorId, version);
    const listed = from === 'characteristic' ? PLACE_CHARACTERISTICS : CONTEXT_MEASURES;
    const found = listed.find(({ id }) => id === figure);
    expect(definition, name).toBeDefined();
    expect(found, name).toBeDefined();
    expect(ALIKE[found?.unit ?? ''], name).toBe(definition?.unit);
    expect(Math.min(difference.en.length, difference.de.length), name).toBeGreaterThan(10);
  }
});

test('no link stands twice, and only shares of all residents are put together over places', () => {
  const keys = CONTEXT_LINKS.map(
    ({ indicatorId, version, from, figure }) => `${indicatorId} ${version} ${from} ${figure}`,
  );
  expect(new Set(keys).size).toBe(keys.length);
  const ofPlaces = CONTEXT_LINKS.filter(({ from }) => from === 'characteristic').map(({ figure }) => figure);
  expect(ofPlaces.toSorted()).toEqual(['foreign-born-percent', 'foreign-nationals-percent']);
});
