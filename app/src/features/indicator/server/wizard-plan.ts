/** What a plan needs of the place: read in one transaction, planned outside of it. */
import { createHash } from 'node:crypto';
import type { IndicatorDefinition } from '@vicus/reference';
import { today } from '#server/clock.ts';
import type { OfficeReader, OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';
import { listCatalogue, listNewest } from '../definition.rules.ts';
import { describeHeadings, groupColumns } from '../wizard-columns.rules.ts';
import { foldPlace } from '../wizard-places.rules.ts';
import type { DataMapping, DataTable, PlaceNames, PlanContext } from '../wizard.types.ts';
import { selectOwnDefinitions } from './chosen.queries.ts';
import { readChosenIndicators } from './chosen.usecases.ts';
import { selectObservations } from './observations.queries.ts';
import * as queries from './wizard.queries.ts';

type Reader = OfficeReader | OfficeTransaction | WorkTransaction;

/** The same for files with the same headings, whatever their years. */
export const hashHeadings = (table: DataTable): string =>
  createHash('sha256').update(describeHeadings(table.columns)).digest('hex');

export const hashContent = (content: Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** What the place follows; where it follows nothing yet, everything it could. */
export async function readDefinitions(
  reader: Reader,
  placeId: string,
): Promise<readonly IndicatorDefinition[]> {
  const chosen = await readChosenIndicators(reader as OfficeReader, placeId);
  if (chosen.length > 0) return chosen.map(({ definition }) => definition);
  return [...listCatalogue(), ...listNewest(await selectOwnDefinitions(reader, placeId))];
}

export async function readContext(
  reader: Reader,
  placeId: string,
  table: DataTable,
  mapping: DataMapping,
): Promise<PlanContext> {
  const definitions = await readDefinitions(reader, placeId);
  const index = groupColumns(table, mapping, definitions).find(({ meaning }) => meaning === 'place')
    ?.indexes[0];
  return {
    definitions,
    known: await selectObservations(reader as OfficeReader, placeId),
    places:
      index === undefined
        ? { own: new Set(), merged: new Map(), others: new Set() }
        : await readPlaceNames(reader, placeId, [
            ...new Set(table.rows.map(({ cells }) => cells[index] ?? '')),
          ]),
    today: today(),
  };
}

/** A code is known with and without its country and leading zeros, which spreadsheet programs drop. */
function listForms(code: string): string[] {
  const national = code.replace(/^[A-Z]{2}_/, '');
  return [code, national, national.replace(/^0+/, '')].map(foldPlace).filter((form) => form !== '');
}

async function readPlaceNames(
  reader: Reader,
  placeId: string,
  texts: readonly string[],
): Promise<PlaceNames> {
  const place = await queries.selectOwnPlace(reader, placeId);
  const { registerCode, lauCode, country, name } = place;
  const earlier = registerCode === null ? [] : await queries.selectEarlierPlaces(reader, registerCode);
  const isItself = (kind: string) => kind === 'recoding' || kind === 'renaming';
  const own = [
    foldPlace(name),
    ...[registerCode, lauCode].flatMap((code) => (code === null ? [] : listForms(code))),
    ...earlier.filter(({ kind }) => isItself(kind)).flatMap(({ code }) => listForms(code)),
  ];
  const merged = earlier
    .filter(({ kind }) => !isItself(kind))
    .flatMap(({ code, name: former, year }) =>
      [...listForms(code), foldPlace(former)].map((form) => [form, year] as const),
    );
  const codes = texts.filter((text) => /\d{3}/.test(text) && text.length <= 40);
  const padded = codes.flatMap((code) => [code, code.replace(/^[A-Z]{2}_/, ''), `0${code}`]);
  const others = await queries.selectKnownCodes(reader, country, padded);
  return {
    own: new Set(own),
    merged: new Map(merged.filter(([form]) => form !== '' && !own.includes(form))),
    others: new Set(others.flatMap(listForms)),
  };
}
