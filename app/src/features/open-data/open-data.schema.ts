/** What may stand in addresses of the API. These schemas check requests and make the description of the API. */
import { z } from 'zod';
import { TABLE_FORMATS } from '#features/publication/links.rules.ts';
import { LANGUAGES } from '#ui/languages.ts';
import { API_LIMITS } from './limits.rules.ts';

export const placeParameter = z
  .string()
  .max(200)
  .regex(/^[a-z0-9-]+$/)
  .meta({ description: 'Address of the place: small letters, digits and hyphens.' });

export const releaseParameter = z
  .uuid()
  .meta({ description: 'Id of a release: an edition that never changes.' });

export const tableParameter = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: 'Id of a table; once in its release.' });

export const formatParameter = z.enum(TABLE_FORMATS).meta({
  description:
    'csv: comma-separated values; csv-metadata.json: their description (CSVW); xlsx: Excel; json: JSON-stat 2.0; px: PC-Axis; ' +
    'sdmx.csv: SDMX-CSV 2.0; sdmx.json and sdmx-structure.json: SDMX-JSON 2.0; sdmx.xml and sdmx-structure.xml: SDMX-ML 2.1.',
});

export const languageParameter = z.enum(LANGUAGES.public).optional().meta({
  description:
    'Language of labels. Without it: the best of Accept-Language, else English. Codes are the same in all languages.',
});

const period = z.string().min(4).max(40);

/** What every address of data takes besides the dimensions of its table. */
export const dataQuery = z
  .object({
    lang: languageParameter,
    from: period.optional().meta({
      description: 'Only periods that do not end before this one, e.g. 2024, 2024-Q3, 2024-07, 2024-07-01.',
    }),
    to: period.optional().meta({ description: 'Only periods that do not begin after this one.' }),
    format: z.string().optional().meta({
      description: 'The format, where neither the ending of the address nor Accept can name it.',
    }),
  })
  .catchall(
    z
      .string()
      .max(API_LIMITS.queryCharacters)
      .meta({
        description:
          'Name of a dimension of the table and the codes wanted, divided by commas, e.g. role=official,elected; `measure` for the ' +
          'figures. A dimension that is not named is wanted whole. One that is called like another parameter: dimension.NAME.',
      }),
  );

export const languageQuery = z.object({ lang: languageParameter });
