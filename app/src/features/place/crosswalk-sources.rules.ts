/** Conversion keys that are read, and which of their pairs are changes of one year. */
import type { Crosswalk } from './crosswalk.types.ts';

/** The newest step only: keys of 2015 to 2020 run over five years of changes. */
const GERMAN_MERGERS: Crosswalk = {
  about: {
    dataset: 'germany-mergers',
    title: 'Umrechnungsschlüssel of municipalities of Germany 2019 to 2020',
    publisher: 'Bundesinstitut für Bau-, Stadt- und Raumforschung (BBSR); from the R package ags',
    licence: 'Datenlizenz Deutschland – Namensnennung – Version 2.0',
    attribution: '© BBSR Bonn; dl-de/by-2-0',
    address:
      'https://www.bbsr.bund.de/BBSR/DE/forschung/raumbeobachtung/downloads/downloads-umrechnungsschluessel.html',
    version: '2020',
  },
  prefix: 'DE_',
  columns: { from: 'ags_xw', to: 'ags20', weight: 'pop_conv', editions: ['year_xw'] },
  steps: { '2019': 2020 },
  areLocalities: true,
};

/** Weights by inhabitants of 2021. */
const NUTS_CHANGES: Crosswalk = {
  about: {
    dataset: 'nuts-crosswalk',
    title: 'NUTS converter: flows between NUTS 2016, 2021 and 2024 by inhabitants of 2021',
    publisher: 'European Commission, Joint Research Centre; from the R package nuts',
    licence: 'CC BY 4.0 (Commission Decision 2011/833/EU)',
    attribution: 'Source: European Commission, Joint Research Centre, NUTS converter',
    address: 'https://urban.jrc.ec.europa.eu/tools/nuts-converter',
    version: '2025-08',
  },
  prefix: '',
  columns: { from: 'from_code', to: 'to_code', weight: 'pop21', editions: ['from_version', 'to_version'] },
  steps: { '2016 2021': 2021, '2021 2024': 2024 },
  areLocalities: false,
};

export const CROSSWALKS: readonly Crosswalk[] = [GERMAN_MERGERS, NUTS_CHANGES];
