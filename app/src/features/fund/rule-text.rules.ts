/** Which message says a rule, and with what values; countries and days are formatted by the page. */
import { EU_COUNTRIES, type FundTest } from '@vicus/reference';

interface TextFormats {
  readonly country: (code: string) => string;
  readonly day: (day: string) => string;
}

/** Behind `office.fund.rule.` */
export function toRuleText(
  test: FundTest,
  { country, day }: TextFormats,
): { readonly key: RuleTextKey; readonly values: Readonly<Record<string, string | number>> } {
  switch (test.kind) {
    case 'country':
      return test.countries.length === EU_COUNTRIES.length
        ? { key: 'country-eu', values: {} }
        : { key: 'country-one', values: { country: test.countries.map(country).join(', ') } };
    case 'region':
      return { key: 'region', values: { region: test.nutsPrefix } };
    case 'population':
      return { key: 'population', values: { atLeast: test.atLeast } };
    case 'partners':
      return {
        key: 'partners',
        values: { organisations: test.organisations, countries: test.countries, eu: test.euCountries },
      };
    case 'minimum-grant':
      return { key: 'minimum-grant', values: { eur: test.eur } };
    case 'own-share':
      return { key: 'own-share', values: { percent: test.percent } };
    case 'own-answer':
      return { key: test.question, values: {} };
    case 'led-by':
      return { key: `led-by-${test.leader}`, values: {} };
    case 'condition':
      return { key: `condition-${test.condition}`, values: {} };
    case 'urbanisation':
      return { key: 'urbanisation', values: {} };
    default:
      return { key: test.kind, values: { day: day(test.day) } };
  }
}

type Of<Kind extends FundTest['kind']> = Extract<FundTest, { readonly kind: Kind }>;
export type RuleTextKey =
  | 'country-eu'
  | 'country-one'
  | Exclude<FundTest['kind'], 'country' | 'own-answer' | 'led-by' | 'condition'>
  | Of<'own-answer'>['question']
  | `led-by-${Of<'led-by'>['leader']}`
  | `condition-${Of<'condition'>['condition']}`;
