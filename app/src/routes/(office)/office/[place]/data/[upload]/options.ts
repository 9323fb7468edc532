/** What can be chosen for columns and texts, in words. */
import type { IndicatorDefinition } from '@vicus/reference';
import { listCodesOf, nameCode, nameDimension } from '#features/indicator/wizard-labels.ts';
import {
  ALL,
  DIMENSIONS,
  PARTS,
  SKIP,
  type ColumnGroup,
  type TextKind,
} from '#features/indicator/wizard.types.ts';
import { findHeadingPeriod } from '#features/indicator/wizard-texts.rules.ts';
import type { Translate } from '#ui/messages.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}
export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

/** With more indicators than this, one a column would make the lists too long: the first column or the file says it. */
const MOST_INDICATORS = 30;
const PEOPLE = ['newcomers', 'others', 'everyone'] as const;

export interface Wording {
  readonly t: Translate;
  readonly language: string;
  readonly definitions: readonly IndicatorDefinition[];
}

export const nameIndicator = ({ name }: IndicatorDefinition, language: string): string =>
  (name as Readonly<Record<string, string>>)[language] ?? name.en;

export function listIndicators({ definitions, language }: Wording): Option[] {
  return definitions.map((one) => ({ value: one.id, label: nameIndicator(one, language) }));
}

export function listMeanings(group: ColumnGroup, wording: Wording): OptionGroup[] {
  const { t, language } = wording;
  const fields = ['indicator', 'people', 'period', 'place', 'status'] as const;
  const plain: OptionGroup[] = [
    {
      label: t('office.data.columns.none'),
      options: [{ value: 'none', label: t('office.data.field.none') }],
    },
    {
      label: t('office.data.columns.value'),
      options: PARTS.map((part) => ({ value: part, label: t(`office.data.part.${part}`) })),
    },
    {
      label: t('office.data.columns.about'),
      options: [
        ...fields.map((field) => ({ value: field, label: t(`office.data.field.${field}`) })),
        ...DIMENSIONS.map((one) => ({ value: one, label: nameDimension(one, language) })),
      ],
    },
  ];
  return [...plain, ...(group.isOfValues ? listWide(group, wording) : [])];
}

/** Values whose heading says more. */
function listWide({ headings, meaning }: ColumnGroup, wording: Wording): OptionGroup[] {
  const { t, language, definitions } = wording;
  const hasPeriod = headings.every((heading) => findHeadingPeriod(heading) !== null);
  const byPart = (by: string, codes: readonly Option[], parts: readonly (typeof PARTS)[number][] = PARTS) =>
    codes.flatMap(({ value, label }) =>
      parts.map((part) => ({
        value: value === '' ? `${part}@${by}` : `${part}@${by}=${value}`,
        label: t('office.data.part-of', { part: t(`office.data.part.${part}`), what: label }),
      })),
    );
  const groups: OptionGroup[] = [
    {
      label: t('office.data.columns.period'),
      options: hasPeriod ? byPart('period', [{ value: '', label: t('office.data.heading-period') }]) : [],
    },
    {
      label: t('office.data.columns.people'),
      options: byPart(
        'people',
        PEOPLE.map((one) => ({ value: one, label: t(`office.indicators.people.${one}`) })),
      ),
    },
    {
      label: nameDimension('sex', language),
      options: byPart('sex', listSexes(wording), ['value', 'numerator']),
    },
    {
      label: t('office.data.columns.indicator'),
      options: byPart(
        'indicator',
        listIndicators({ ...wording, definitions: listOffered(definitions, meaning) }),
      ),
    },
  ];
  return groups.filter(({ options }) => options.length > 0);
}

const listSexes = (wording: Wording): Option[] =>
  [...listCodesOf('sex'), ALL].map((code) => ({ value: code, label: nameOption('sex', code, wording) }));

/** Of many indicators only the one that is chosen already: a list of hundreds in every column helps nobody. */
function listOffered(definitions: Wording['definitions'], meaning: string): Wording['definitions'] {
  if (definitions.length <= MOST_INDICATORS) return definitions;
  const chosen = /@indicator=(.+)$/.exec(meaning)?.[1];
  return definitions.filter(({ id }) => id === chosen);
}

function nameOption(kind: string, code: string, { t, language }: Wording): string {
  return code === ALL ? t('office.data.code.all') : nameCode(kind, code, language);
}

/** What a text may mean; the first is "please choose" while it is open. */
export function listCodes(kind: TextKind, text: string, code: string, wording: Wording): Option[] {
  const { t } = wording;
  const skip = {
    value: SKIP,
    label: t(text === '' && kind === 'mark' ? 'office.data.code.empty' : 'office.data.code.skip'),
  };
  const open = { value: '', label: t('office.data.choose') };
  const options = listCodesOfKind(kind, code, wording);
  if (kind === 'part') return [{ value: '', label: t('office.data.part.as-column') }, ...options];
  if (kind === 'mark' && text === '') return [skip, ...options];
  return [open, ...options, skip];
}

function listCodesOfKind(kind: TextKind, code: string, wording: Wording): Option[] {
  const { t } = wording;
  if (kind === 'indicator') return listIndicators(wording);
  if (kind === 'part') return PARTS.map((part) => ({ value: part, label: t(`office.data.part.${part}`) }));
  if (kind === 'people')
    return PEOPLE.map((one) => ({ value: one, label: t(`office.indicators.people.${one}`) }));
  const reasons = ['not-collected', 'not-applicable', 'withheld-at-source'] as const;
  if (kind === 'mark')
    return [
      ...reasons.map((reason) => ({ value: reason, label: t(`word.${reason}`) })),
      { value: 'zero', label: t('office.data.code.zero') },
    ];
  if (kind === 'status')
    return (['final', 'provisional', 'estimated', ...reasons] as const).map((one) => ({
      value: one,
      label: t(`word.${one}`),
    }));
  const codes = [...new Set([...listCodesOf(kind), ...(code === '' || code === SKIP ? [] : [code]), ALL])];
  return codes.map((one) => ({ value: one, label: nameOption(kind, one, wording) }));
}
