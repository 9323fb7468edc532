/** Italy: codes, size and degree of urbanisation of the comuni. */
import { plain } from './recipe-columns.rules.ts';
import type { Recipe } from './recipe.types.ts';

export const ITALY_COMUNI: Recipe = {
  about: {
    dataset: 'italy-istat-comuni-2023',
    title: 'Classificazioni statistiche e dimensione dei comuni, 1 January 2023',
    publisher: 'Istituto nazionale di statistica (ISTAT)',
    licence: 'CC BY 4.0',
    attribution: 'Fonte: ISTAT, Classificazioni statistiche e dimensione dei comuni',
    address: 'https://www.istat.it/classificazione/principali-statistiche-geografiche-sui-comuni/',
    version: '2023',
  },
  country: 'IT',
  files: [
    {
      name: 'classificazioni_dimensione_comuni_2023.xlsx',
      isRequired: true,
      code: { column: 'Codice Istat del Comune (alfanumerico)', pattern: /^\d{6}$/, prefix: 'IT_' },
      nameColumn: 'Denominazione (Italiana e straniera)',
      // Counted on 31 December 2022.
      year: 2022,
      population: 'Popolazione residente al 31/12/2022',
      columns: [
        plain('Grado di urbanizzazione', 'degree-of-urbanisation-class', { least: 1, most: 3 }),
        plain('Altitudine del centro (metri)', 'altitude-metres', { least: -10, most: 3000 }),
      ],
      unread: [
        {
          columns: [
            'Superficie territoriale (kmq) al 01/01/2023',
            'Zona altimetrica',
            'Comune litoraneo',
            'Comune isolano',
            'Zone costiere',
          ],
          why: 'not-needed',
        },
      ],
      notAbove: [],
      missing: 'not-collected',
    },
  ],
  changes: [],
  unknownPlaces: 'add',
  // The first three digits are the province, which is the NUTS 3 region.
  regionDigits: 3,
};
