import { isFields, readString } from './json-stat-body.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A dataset in the form of version 2.0, and the name it has in its file. */
export interface VersionedDataset {
  readonly name: string;
  readonly version: string;
  readonly fields: Fields;
}

/**
 * The datasets of a JSON-stat file of any version: a dataset of 2.0 (or 1.0x, where id, size and role stand inside `dimension`),
 * a bundle of 1.x (`{ name: dataset, … }`), a collection of 2.0 with its datasets inside. Sources: JSON-stat 1.02 and 2.0.
 */
export function listDatasets(json: unknown): VersionedDataset[] {
  if (!isFields(json)) return [];
  if (json['class'] === 'collection') return listItems(json);
  const alone = toVersion2(json, readString(json['label'], 'dataset'));
  if (alone !== null) return [alone];
  return Object.entries(json).flatMap(([name, one]) => (isFields(one) ? (toVersion2(one, name) ?? []) : []));
}

function listItems(collection: Fields): VersionedDataset[] {
  const link = collection['link'];
  const items = isFields(link) && Array.isArray(link['item']) ? (link['item'] as unknown[]) : [];
  return items.flatMap((item, at) => {
    if (!isFields(item)) return [];
    return toVersion2({ version: '2.0', ...item }, readString(item['label'], `item ${at + 1}`)) ?? [];
  });
}

/** null: this holds no numbers. */
function toVersion2(one: Fields, name: string): VersionedDataset | null {
  const dimension = one['dimension'];
  if (!isFields(dimension) || one['value'] === undefined) return null;
  if (one['id'] !== undefined) return { name, version: '2.0', fields: { ...one, version: '2.0' } };
  const { id, size, role, ...described } = dimension;
  const status = unwrapStatus(one['status']);
  const fields = { ...one, version: '2.0', class: 'dataset', id, size, role, status, dimension: described };
  return { name, version: '1.x', fields };
}

/** Eurostat's service of 1.x wrapped the list: `{ "value": [":", null, …] }`. */
function unwrapStatus(status: unknown): unknown {
  if (!isFields(status)) return status;
  const inside = status['value'];
  return Array.isArray(inside) || isFields(inside) ? inside : status;
}
