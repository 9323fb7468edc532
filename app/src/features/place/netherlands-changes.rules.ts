/**
 * Mergers of Dutch municipalities from 2015 to 2022, so that figures of 2014 lead to those of today. Source: CBS, Gemeentelijke indelingen per
 * jaar. `share`: of a municipality divided among several the list of CBS has no inhabitants here, so it is not known.
 */
import type { NamedChange } from './recipe.types.ts';

type Merged = readonly [into: string, year: number, from: readonly (readonly [code: string, name: string])[]];

const MERGERS: readonly Merged[] = [
  [
    '0361',
    2015,
    [
      ['0365', 'Graft-De Rijp'],
      ['0458', 'Schermer'],
    ],
  ],
  [
    '0241',
    2015,
    [
      ['0265', 'Millingen aan de Rijn'],
      ['0282', 'Ubbergen'],
    ],
  ],
  [
    '1931',
    2015,
    [
      ['0491', 'Bergambacht'],
      ['0608', 'Schoonhoven'],
      ['0623', 'Vlist'],
      ['0643', 'Nederlek'],
      ['0644', 'Ouderkerk'],
    ],
  ],
  [
    '1930',
    2015,
    [
      ['0568', 'Bernisse'],
      ['0612', 'Spijkenisse'],
    ],
  ],
  ['0385', 2016, [['0478', 'Zeevang']]],
  [
    '1942',
    2016,
    [
      ['0381', 'Bussum'],
      ['0424', 'Muiden'],
      ['0425', 'Naarden'],
    ],
  ],
  [
    '1948',
    2017,
    [
      ['0844', 'Schijndel'],
      ['0846', 'Sint-Oedenrode'],
      ['0860', 'Veghel'],
    ],
  ],
  [
    '1949',
    2018,
    [
      ['0063', 'het Bildt'],
      ['0070', 'Franekeradeel'],
      ['1908', 'Menameradiel'],
    ],
  ],
  ['0080', 2018, [['0081', 'Leeuwarderadeel']]],
  [
    '1952',
    2018,
    [
      ['0018', 'Hoogezand-Sappemeer'],
      ['0040', 'Slochteren'],
      ['1987', 'Menterwolde'],
    ],
  ],
  [
    '1950',
    2018,
    [
      ['0007', 'Bellingwedde'],
      ['0048', 'Vlagtwedde'],
    ],
  ],
  ['0299', 2018, [['0196', 'Rijnwaarden']]],
  [
    '0014',
    2019,
    [
      ['0009', 'Ten Boer'],
      ['0017', 'Haren'],
    ],
  ],
  [
    '1966',
    2019,
    [
      ['0005', 'Bedum'],
      ['0053', 'Winsum'],
      ['1651', 'Eemsmond'],
      ['1663', 'De Marne'],
    ],
  ],
  [
    '1969',
    2019,
    [
      ['0015', 'Grootegast'],
      ['0022', 'Leek'],
      ['0025', 'Marum'],
      ['0056', 'Zuidhorn'],
    ],
  ],
  [
    '1970',
    2019,
    [
      ['0058', 'Dongeradeel'],
      ['0079', 'Kollumerland en Nieuwkruisland'],
      ['1722', 'Ferwerderadiel'],
    ],
  ],
  [
    '1960',
    2019,
    [
      ['0236', 'Geldermalsen'],
      ['0304', 'Neerijnen'],
      ['0733', 'Lingewaal'],
    ],
  ],
  [
    '1961',
    2019,
    [
      ['0545', 'Leerdam'],
      ['0620', 'Vianen'],
      ['0707', 'Zederik'],
    ],
  ],
  [
    '1978',
    2019,
    [
      ['0689', 'Giessenlanden'],
      ['1927', 'Molenwaard'],
    ],
  ],
  [
    '1963',
    2019,
    [
      ['0584', 'Oud-Beijerland'],
      ['0585', 'Binnenmaas'],
      ['0588', 'Korendijk'],
      ['0611', 'Cromstrijen'],
      ['0617', 'Strijen'],
    ],
  ],
  [
    '1959',
    2019,
    [
      ['0738', 'Aalburg'],
      ['0870', 'Werkendam'],
      ['0874', 'Woudrichem'],
    ],
  ],
  ['0394', 2019, [['0393', 'Haarlemmerliede en Spaarnwoude']]],
  ['0575', 2019, [['0576', 'Noordwijkerhout']]],
  [
    '1954',
    2019,
    [
      ['0881', 'Onderbanken'],
      ['0951', 'Nuth'],
      ['0962', 'Schinnen'],
    ],
  ],
  [
    '1979',
    2021,
    [
      ['0003', 'Appingedam'],
      ['0010', 'Delfzijl'],
      ['0024', 'Loppersum'],
    ],
  ],
  ['0439', 2022, [['0370', 'Beemster']]],
  [
    '1980',
    2022,
    [
      ['0398', 'Heerhugowaard'],
      ['0416', 'Langedijk'],
    ],
  ],
  [
    '1982',
    2022,
    [
      ['0756', 'Boxmeer'],
      ['0786', 'Grave'],
      ['0815', 'Mill en Sint Hubert'],
      ['1684', 'Cuijk'],
      ['1702', 'Sint Anthonis'],
    ],
  ],
  [
    '1991',
    2022,
    [
      ['0856', 'Uden'],
      ['1685', 'Landerd'],
    ],
  ],
];

/** New codes for the same municipality. */
const RECODED: readonly (readonly [from: string, name: string, into: string, year: number])[] = [
  ['1921', 'De Friese Meren', '1940', 2015],
  ['0241', 'Groesbeek', '1945', 2016],
];

/** Divided among several; which part went where stands in no file that is read here. */
const DIVIDED: readonly (readonly [from: string, name: string, into: readonly string[], year: number])[] = [
  ['1671', 'Maasdonk', ['0796', '0828'], 2015],
  ['0140', 'Littenseradiel', ['1949', '0080', '1900'], 2018],
  ['0788', 'Haaren', ['0757', '0824', '0855', '0865'], 2021],
];

const toCode = (code: string) => `NL_GM${code}`;

export const NETHERLANDS_CHANGES: readonly NamedChange[] = [
  ...MERGERS.flatMap(([into, year, from]) =>
    from.map(([code, fromName]): NamedChange => {
      const change = { fromCode: toCode(code), fromName, toCode: toCode(into), year };
      return { ...change, kind: 'merger', share: null };
    }),
  ),
  ...RECODED.map(([from, fromName, into, year]): NamedChange => {
    const change = { fromCode: toCode(from), fromName, toCode: toCode(into), year };
    return { ...change, kind: 'recoding', share: null };
  }),
  ...DIVIDED.flatMap(([from, fromName, into, year]) =>
    into.map((one): NamedChange => {
      const change = { fromCode: toCode(from), fromName, toCode: toCode(one), year };
      return { ...change, kind: 'split', share: null };
    }),
  ),
];
