/** What a row of the survey sheet is, by its type. */

export type RowType =
  | {
      readonly kind: 'one-choice' | 'several-choices';
      readonly list: string;
      readonly hasOther: boolean;
    }
  | { readonly kind: 'text' | 'whole' | 'decimal' | 'range' | 'date' | 'note' | 'acknowledge' }
  | { readonly kind: 'begin' | 'end'; readonly isRepeat: boolean }
  /** filled in by the device or computed: nobody is asked */
  | { readonly kind: 'computed' | 'unsupported' | 'unknown' | 'none' };

const PLAIN: Readonly<Record<string, RowType>> = {
  text: { kind: 'text' },
  string: { kind: 'text' },
  integer: { kind: 'whole' },
  int: { kind: 'whole' },
  decimal: { kind: 'decimal' },
  range: { kind: 'range' },
  date: { kind: 'date' },
  datetime: { kind: 'date' },
  note: { kind: 'note' },
  acknowledge: { kind: 'acknowledge' },
  trigger: { kind: 'acknowledge' },
};

const COMPUTED = new Set(
  (
    'calculate,hidden,start,end,today,deviceid,device id,uri:deviceid,username,phonenumber,phone number,simserial,' +
    'sim id,subscriberid,subscriber id,email,audit,start-geopoint,background-audio,background-geopoint,imei,' +
    'instanceid,start time,end time,date of survey'
  ).split(','),
);

const UNSUPPORTED =
  /^(?:geopoint|gps|location|geotrace|geoshape|image|photo|picture|audio|video|file|barcode|time|osm|rank|select_(?:one|multiple)_(?:external|from_file)|csv-external|xml-external)\b/u;

const SELECT =
  /^(select[ _]?one|select1|select[ _]multiple|select all that apply)(?:[ _]from)?\s+(\S.*?)(?:\s+(or[ _]other|or specify other))?$/iu;

/** Types are written with capitals, blanks or underscores; names of lists are kept as they stand. */
export function readRowType(type: string): RowType {
  const folded = type.trim().toLowerCase().replaceAll(/\s+/gu, ' ');
  if (folded === '') return { kind: 'none' };
  const plain = Object.hasOwn(PLAIN, folded) ? PLAIN[folded] : undefined;
  if (plain !== undefined) return plain;
  if (COMPUTED.has(folded)) return { kind: 'computed' };
  if (UNSUPPORTED.test(folded)) return { kind: 'unsupported' };
  const bracket = /^(begin|end)[ _](group|repeat|loop)\b/u.exec(folded);
  if (bracket !== null)
    return { kind: bracket[1] === 'begin' ? 'begin' : 'end', isRepeat: bracket[2] !== 'group' };
  const [, select = '', list = '', other] = SELECT.exec(type.trim()) ?? [];
  if (list === '') return { kind: 'unknown' };
  const isOne = /^select(?:[ _]?one|1)$/iu.test(select);
  return { kind: isOne ? 'one-choice' : 'several-choices', list, hasOther: other !== undefined };
}
