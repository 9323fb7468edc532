import type { SdmxSourceObservation } from './sdmx-source.ts';
import type { FindingList } from './source-findings.ts';
import { SOURCE_TABLE_LIMITS } from './source-table.types.ts';
import { visitXml } from './xml-read.ts';
import type { XmlElement } from './xml-read.ts';

/** What a message of data holds, before dimensions are told from attributes. */
export interface MlData {
  readonly dialect: string;
  readonly table: string;
  readonly source: string;
  readonly prepared: string;
  /** known from keys of generic data */
  readonly dimensions: ReadonlySet<string>;
  /** known from `Attributes` of generic data and from the dataset itself */
  readonly attributes: ReadonlySet<string>;
  readonly observations: readonly SdmxSourceObservation[];
}

/** Attributes of XML on DataSet, Series and Obs that are no components. */
const NO_COMPONENTS: ReadonlySet<string> = new Set(
  'type structureRef dataScope action setID validFromDate validToDate reportingBeginDate reportingEndDate publicationYear publicationPeriod REPORTING_YEAR_START_DAY'.split(
    ' ',
  ),
);
const MESSAGES: ReadonlySet<string> = new Set(
  'StructureSpecificData StructureSpecificTimeSeriesData GenericData GenericTimeSeriesData'.split(' '),
);

/** Where the reader stands. */
class DataReading {
  readonly dimensions = new Set<string>();
  readonly attributes = new Set<string>();
  readonly observations: SdmxSourceObservation[] = [];
  readonly groups: ReadonlyMap<string, string>[] = [];
  table = '';
  source = '';
  prepared = '';
  dialect = '2.1';
  dataSets = 0;
  /** the open dataset deletes: what it holds are no observations */
  isDeletion = false;
  /** id of the dimension at the observation, for generic data */
  observed = 'TIME_PERIOD';
  dataSet = new Map<string, string>();
  series = new Map<string, string>();
  group = new Map<string, string>();
  obs = new Map<string, string>();
  value = '';
}

/** Reads the observations of a message. Errors: `not-xml`, `not-sdmx-ml`, `too-large`. */
export function readMlData(text: string, findings: FindingList): MlData {
  const reading = new DataReading();
  visitXml(
    text,
    {
      open: (element, path) => openElement(element, path, reading, findings),
      close: (element, path, inside) => closeElement(element, path, inside, reading),
    },
    findings,
  );
  if (reading.observations.length > SOURCE_TABLE_LIMITS.rows)
    findings.add('error', 'too-large', null, null, { most: SOURCE_TABLE_LIMITS.rows });
  return reading;
}

function openElement(
  element: XmlElement,
  path: readonly string[],
  reading: DataReading,
  findings: FindingList,
): void {
  const { name } = element;
  if (path.length === 0) checkRoot(element, reading, findings);
  switch (name) {
    case 'DataSet':
      openDataSet(element, reading, findings);
      break;
    case 'Series':
      reading.series = readComponents(element);
      break;
    case 'Group':
      reading.group = readComponents(element);
      break;
    case 'Obs':
      reading.obs = readComponents(element);
      reading.value = reading.obs.get('OBS_VALUE') ?? '';
      reading.obs.delete('OBS_VALUE');
      break;
    case 'ObsValue':
      reading.value = element.attributes.get('value') ?? '';
      break;
    case 'ObsDimension':
    case 'Value':
      readGeneric(element, path, reading);
      break;
    default:
      readHead(element, path, reading);
  }
}

function checkRoot(
  { name, line, namespaces }: XmlElement,
  reading: DataReading,
  findings: FindingList,
): void {
  if (!MESSAGES.has(name)) findings.add('error', 'not-sdmx-ml', line, name);
  if (namespaces.some((address) => address.includes('/v3_0/'))) reading.dialect = '3.0';
}

function openDataSet(element: XmlElement, reading: DataReading, findings: FindingList): void {
  reading.isDeletion = element.attributes.get('action') === 'Delete';
  if (reading.isDeletion) findings.add('warning', 'deletion-passed-over', element.line, 'DataSet');
  else reading.dataSets += 1;
  if (reading.dataSets === 2) findings.add('error', 'several-tables', element.line, 'DataSet');
  reading.dataSet = readComponents(element);
  for (const id of reading.dataSet.keys()) reading.attributes.add(id);
}

/** Components have no prefix; a few others have none either. */
function readComponents({ unprefixed }: XmlElement): Map<string, string> {
  return new Map([...unprefixed].filter(([id]) => !NO_COMPONENTS.has(id)));
}

/** `<Value id="FREQ" value="M"/>` inside a key or Attributes of a series, group or observation. */
function readGeneric({ name, attributes }: XmlElement, path: readonly string[], reading: DataReading): void {
  const parent = path.at(-1) ?? '';
  const id = attributes.get('id') ?? (name === 'ObsDimension' ? reading.observed : '');
  const value = attributes.get('value') ?? '';
  if (id === '') return;
  if (parent === 'Attributes') reading.attributes.add(id);
  else reading.dimensions.add(id);
  if (path.includes('Obs')) reading.obs.set(id, value);
  else if (path.includes('Series')) reading.series.set(id, value);
  else if (path.includes('Group')) reading.group.set(id, value);
  else reading.dataSet.set(id, value);
}

function readHead({ name, attributes }: XmlElement, path: readonly string[], reading: DataReading): void {
  const read = (key: string): string => attributes.get(key) ?? '';
  if (name === 'Sender') reading.source = read('id');
  if (name === 'Structure' && attributes.has('dimensionAtObservation'))
    reading.observed = read('dimensionAtObservation');
  if (name === 'Ref' && path.includes('Header') && reading.table === '')
    reading.table = `${read('agencyID')}:${read('id')}(${attributes.get('version') ?? '1.0'})`;
}

function closeElement(
  { name, line }: XmlElement,
  path: readonly string[],
  text: string,
  reading: DataReading,
): void {
  if (name === 'Prepared') reading.prepared = text.trim();
  if (name === 'Name' && path.at(-1) === 'Sender') reading.source = text.trim();
  if (name === 'Group') {
    reading.groups.push(reading.group);
    reading.group = new Map();
  }
  if (name === 'Series') reading.series = new Map();
  if (name !== 'Obs' || reading.isDeletion || reading.observations.length > SOURCE_TABLE_LIMITS.rows) return;
  const components = new Map([...reading.dataSet, ...reading.series, ...reading.obs]);
  for (const group of reading.groups) addGroup(components, group, reading.attributes);
  reading.observations.push({ line, components, value: reading.value });
  reading.obs = new Map();
  reading.value = '';
}

/** Attributes of a group, where every dimension that it names fits. */
function addGroup(
  into: Map<string, string>,
  group: ReadonlyMap<string, string>,
  attributes: ReadonlySet<string>,
): void {
  const fits = [...group].every(
    ([id, value]) => attributes.has(id) || !into.has(id) || into.get(id) === value,
  );
  if (!fits) return;
  for (const [id, value] of group) if (!into.has(id)) into.set(id, value);
}
