import { checkSense } from './instrument-sense.ts';
import { instrumentShape } from './instrument-shape.ts';
import { isRecord } from './records.ts';
import type { Instrument, InstrumentFinding, ParsedInstrument } from './questionnaire.types.ts';

const FORMAT = 'vicus-instrument';
const FORMAT_VERSION = 1;
/** In UTF-16 units; an instrument of 250 questions in six languages needs a tenth of it. */
const MAXIMUM_JSON_LENGTH = 5_000_000;

/**
 * Whether a value is an instrument that can be used: every field as it must be, ids unique, conditions looking
 * back only.
 *
 * @param value anything, typically built by a program or read from JSON
 * @returns findings with their path; none means that the value is an `Instrument`
 * @example
 * checkInstrument(EXAMPLE_INSTRUMENT) // => []
 * checkInstrument({ ...EXAMPLE_INSTRUMENT, version: 0 }) // => [{"path":"version","message":"must be a whole number from 1 to 1000000"}]
 */
export function checkInstrument(value: unknown): readonly InstrumentFinding[] {
  const findings = instrumentShape(value, '');
  return findings.length > 0 ? findings : checkSense(value as Instrument);
}

/**
 * The instrument as a JSON text that `parseInstrumentJson` reads back unchanged.
 *
 * @param instrument the questionnaire
 * @example
 * toInstrumentJson(EXAMPLE_INSTRUMENT).slice(0, 34) // => "{\n  \"format\": \"vicus-instrument\",\n"
 */
export function toInstrumentJson(instrument: Instrument): string {
  const file = { format: FORMAT, formatVersion: FORMAT_VERSION, instrument };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads an instrument back. Nothing unknown is dropped in silence: it is a finding.
 *
 * @param text JSON as `toInstrumentJson` writes it, at most 5,000,000 characters
 * @returns the instrument, or what is wrong with its path
 * @example
 * parseInstrumentJson('{}') // => {"ok":false,"findings":[{"path":"format","message":"must be vicus-instrument, version 1"}]}
 */
export function parseInstrumentJson(text: string): ParsedInstrument {
  const refuse = (path: string, message: string): ParsedInstrument => ({
    ok: false,
    findings: [{ path, message }],
  });
  if (text.length > MAXIMUM_JSON_LENGTH) {
    return refuse('', `must have at most ${MAXIMUM_JSON_LENGTH} characters`);
  }
  const file = parseJson(text);
  if (!isRecord(file)) return refuse('', 'must be a JSON object');
  if (file.format !== FORMAT || file.formatVersion !== FORMAT_VERSION) {
    return refuse('format', `must be ${FORMAT}, version ${FORMAT_VERSION}`);
  }
  const findings = checkInstrument(file.instrument);
  return findings.length > 0
    ? { ok: false, findings }
    : { ok: true, instrument: file.instrument as Instrument };
}
