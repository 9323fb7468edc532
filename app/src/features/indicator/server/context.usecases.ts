/** Open figures beside an indicator: of the country, of places as densely built, of the region. Nothing of the place's own is read. */
import {
  CONTEXT_MEASURES,
  PLACE_CHARACTERISTICS,
  type ContextLink,
  type IndicatorDefinition,
} from '@vicus/reference';
import { toContextCountry } from '#features/place/context-places.rules.ts';
import type { RegisterLocality } from '#features/place/register.types.ts';
import { readContextFigures } from '#features/place/server/context-figure.usecases.ts';
import {
  readFiguresOverPlaces,
  readRegisterEntry,
} from '#features/place/server/context-of-place.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, readPublic, type PublicReader } from '#server/db/doors.ts';
import { listContextLinks, listImportCommands, pickNewestFigures, toScope } from '../context.rules.ts';
import type { ContextBlock, ContextLine, IndicatorContext } from '../context.types.ts';
import { selectOwnPlace } from './wizard.queries.ts';

interface Standing {
  readonly country: string;
  readonly entry: RegisterLocality | null;
}

/** What stands beside an indicator; without an entry in the register of places the country alone. */
export async function readIndicatorContext(
  member: Member,
  definition: Pick<IndicatorDefinition, 'id' | 'version'>,
): Promise<IndicatorContext> {
  authorise(member, 'indicator.read');
  const { country, registerCode } = await readOffice(member, (reader) =>
    selectOwnPlace(reader, member.placeId),
  );
  const links = listContextLinks(definition);
  if (links.length === 0) return { country, registerCode, blocks: [] };
  return readPublic(async (reader) => {
    const entry = registerCode === null ? null : await readRegisterEntry(reader, registerCode);
    const blocks: ContextBlock[] = [];
    for (const link of links) blocks.push(await readBlock(reader, link, { country, entry }));
    return { country, registerCode: entry?.placeCode ?? null, blocks };
  });
}

async function readBlock(reader: PublicReader, link: ContextLink, standing: Standing): Promise<ContextBlock> {
  const listed = link.from === 'characteristic' ? PLACE_CHARACTERISTICS : CONTEXT_MEASURES;
  const about = listed.find(({ id }) => id === link.figure);
  const read = link.from === 'characteristic' ? readOverPlaces : readOfPlaces;
  return {
    link,
    label: about?.label ?? { en: link.figure },
    decimals: about?.decimals ?? 1,
    ...(await read(reader, link, standing)),
    commands: listImportCommands(link),
  };
}

type Found = Pick<ContextBlock, 'lines' | 'attribution'>;

async function readOverPlaces(
  reader: PublicReader,
  { figure }: ContextLink,
  { country, entry }: Standing,
): Promise<Found> {
  const degree = entry?.degreeOfUrbanisation ?? null;
  const found = await readFiguresOverPlaces(reader, { country, degree, characteristic: figure });
  const lines = found.map((one): ContextLine => ({
    scope: toScope(one.degree),
    name: one.degree === null ? country : '',
    people: 'everyone',
    period: String(one.year),
    value: one.percent,
    status: 'final',
    reason: null,
    flag: '',
    places: one.places,
    allPlaces: one.allPlaces,
  }));
  return { lines: lines.toReversed(), attribution: found[0]?.attribution ?? '' };
}

async function readOfPlaces(
  reader: PublicReader,
  { figure }: ContextLink,
  { country, entry }: Standing,
): Promise<Found> {
  const places = new Map<string, Pick<ContextLine, 'scope' | 'name'>>([
    [toContextCountry(country), { scope: 'country', name: country }],
    ...(entry?.regions ?? [])
      .filter(({ level }) => level !== 'country')
      .map(({ placeCode, name }) => [placeCode, { scope: 'region', name }] as const),
    ...(entry === null ? [] : [[entry.placeCode, { scope: 'place', name: entry.name }] as const]),
  ]);
  const asked = { measure: figure, placeCodes: [...places.keys()] };
  const figures = await readContextFigures(reader, asked);
  const attributions = new Set(figures.map(({ attribution }) => attribution));
  return { lines: pickNewestFigures(figures, places), attribution: [...attributions].join('; ') };
}
