/** Rows of a data set: made from a definition, in the order in which people read them. */
import type { Breakdown, IndicatorDefinition } from '@vicus/reference';
import { PEOPLE, type Counted, type People } from '#features/indicator/indicator.types.ts';
import { toBreakdownText } from '#features/indicator/observation.rules.ts';
import type { DataSetField, FieldTexts } from './delivery.types.ts';

export const MAXIMUM_FIELDS = 200;
const NO_TEXT: FieldTexts = { en: '', de: '' };

export interface BreakdownChoice {
  readonly code: string;
  readonly name: FieldTexts;
}

export interface FieldChoice {
  readonly definition: IndicatorDefinition;
  readonly people: readonly People[];
  readonly counted: Counted;
  readonly isRequired: boolean;
  /** null: only the total */
  readonly dimension: Breakdown | null;
  readonly codes: readonly BreakdownChoice[];
}

/** Two numbers make a row of these: a part and what it is part of, or an average and how many stand behind it. */
export function hasBase({ kind }: Pick<DataSetField, 'kind'>): boolean {
  return isPart({ kind }) || kind === 'mean' || kind === 'median';
}

/** The value is computed from both numbers; otherwise the first is the value itself. */
export const isPart = ({ kind }: Pick<DataSetField, 'kind'>): boolean => kind === 'share' || kind === 'rate';

/** Persons, visits, things: halves of them are mistakes. */
export function isWhole({ kind, unit }: Pick<DataSetField, 'kind' | 'unit'>): boolean {
  return isPart({ kind }) || kind === 'yes-no' || (kind === 'count' && unit !== 'euro' && unit !== 'hours');
}

export const toFieldId = (indicatorId: string, people: People, breakdown: string): string =>
  [indicatorId, people, ...(breakdown === '' ? [] : [breakdown])].join('/');

/** The rows of one choice: for each group the total, then the codes of the breakdown. */
export function toFields(choice: FieldChoice): DataSetField[] {
  const { definition, dimension, codes } = choice;
  const rows = [
    { breakdown: '', name: NO_TEXT },
    ...(dimension === null
      ? []
      : codes.map(({ code, name }) => ({ breakdown: toBreakdownText({ [dimension]: code }), name }))),
  ];
  // A service is told apart always: there is no total over services, because one person uses several.
  const asked = dimension === 'service' ? rows.slice(1) : rows;
  return PEOPLE.filter((people) => choice.people.includes(people)).flatMap((people) =>
    asked.map(({ breakdown, name }) => ({
      fieldId: toFieldId(definition.id, people, breakdown),
      indicatorId: definition.id,
      definitionVersion: definition.version,
      people,
      breakdown,
      kind: definition.kind,
      unit: definition.unit,
      name: { en: definition.name.en, de: definition.name.de },
      breakdownName: name,
      amountName: definition.numerator,
      baseName: definition.denominator,
      counted: choice.counted,
      isRequired: choice.isRequired,
    })),
  );
}

/** Rows that are there stay, in their place; new ones come after. */
export function joinFields(before: readonly DataSetField[], added: readonly DataSetField[]): DataSetField[] {
  const known = new Map(added.map((field) => [field.fieldId, field]));
  const kept = before.map((field) => known.get(field.fieldId) ?? field);
  const ids = new Set(before.map(({ fieldId }) => fieldId));
  return [...kept, ...added.filter(({ fieldId }) => !ids.has(fieldId))];
}

export interface FieldGroup {
  readonly indicatorId: string;
  readonly people: People;
  readonly name: FieldTexts;
  readonly fields: readonly DataSetField[];
}

/** Rows as a page shows them: by indicator and group of people, in the order of the data set. */
export function groupFields(fields: readonly DataSetField[]): FieldGroup[] {
  const groups = new Map<string, DataSetField[]>();
  for (const field of fields) {
    const key = `${field.indicatorId}/${field.people}`;
    groups.set(key, [...(groups.get(key) ?? []), field]);
  }
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { indicatorId, people, name } = first;
    return [{ indicatorId, people, name, fields: rows }];
  });
}

/** A service named in a line becomes a code: small letters, digits, hyphens. Two of one name are one. */
export function listServices(text: string): BreakdownChoice[] {
  const services = new Map<string, BreakdownChoice>();
  for (const line of text.split('\n')) {
    const name = line.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
    const code = name
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 60);
    if (code !== '' && !services.has(code)) services.set(code, { code, name: { en: name, de: name } });
  }
  return [...services.values()];
}
