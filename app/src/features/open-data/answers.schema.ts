/** What the API answers with, for its description and for the test that holds the running product against it. */
import { z } from 'zod';

const texts = z
  .record(z.string(), z.string())
  .meta({ description: 'Text by language; English is always there.' });
const address = z.string().meta({ description: 'Address on this installation.' });

const place = z
  .object({
    slug: z.string(),
    name: z.string(),
    country: z.string().meta({ description: 'ISO 3166-1 alpha-2.' }),
    region: z.string(),
    population: z.number().nullable(),
    populationYear: z.number().nullable(),
    contactEmail: z.string(),
    isExample: z.boolean().meta({ description: 'The place is invented, and so are all its figures.' }),
    href: address,
  })
  .meta({ id: 'Place' });

const release = z
  .object({
    releaseId: z.uuid(),
    subject: z.string().meta({ description: 'What later versions replace.' }),
    version: z.int().min(1),
    title: texts,
    summary: texts,
    state: z.enum(['published', 'withdrawn']),
    publishedOn: z.iso.date(),
    contentHash: z.string().meta({ description: 'SHA-256 of the tables, hexadecimal.' }),
    codeVersion: z.string(),
    licence: z.string().meta({ description: 'SPDX name.' }),
    correction: texts
      .nullable()
      .meta({ description: 'What was wrong in the version before; null: not a correction.' }),
    withdrawal: texts.nullable().meta({ description: 'Why it was withdrawn.' }),
    href: address,
    page: address,
  })
  .meta({ id: 'Release' });

const files = z.array(z.object({ label: z.string(), href: address }));
const measure = z
  .object({ id: z.string(), label: texts, kind: z.string(), unit: z.string(), decimals: z.int() })
  .meta({ id: 'Measure' });
const role = z.enum(['category', 'time', 'place']);

const tableHead = z
  .object({
    id: z.string(),
    title: texts,
    question: texts.nullable(),
    period: z.string().meta({ description: 'ISO 8601 interval or year.' }),
    source: texts,
    method: z.string().meta({ description: 'Id of the page /methods/<id>.' }),
    notes: z.array(texts),
    dimensions: z.array(
      z.object({ id: z.string(), label: texts, role, size: z.int(), periods: z.array(z.string()) }),
    ),
    measures: z.array(measure),
    observations: z.int().meta({ description: 'Numbers and gaps of all measures.' }),
    href: address,
    files,
  })
  .meta({ id: 'TableHead' });

const code = z.object({ code: z.string(), label: texts, parent: z.string().optional() }).meta({ id: 'Code' });

const table = z
  .object({
    id: z.string(),
    title: texts,
    question: texts.optional(),
    period: z.string(),
    source: texts,
    method: z.string(),
    notes: z.array(texts),
    dimensions: z.array(
      z.object({
        id: z.string(),
        label: texts,
        role,
        categories: z.array(code),
        parameter: z.string().meta({ description: 'Name of the parameter that chooses its codes.' }),
      }),
    ),
    measures: z.array(measure),
    policy: z.object({ policyId: z.string(), policyVersion: z.number(), codeVersion: z.string() }),
    files,
  })
  .meta({ id: 'Table' });

export const placesAnswer = z.object({ places: z.array(place) });
export const placeAnswer = z.object({ place, tables: z.array(tableHead.extend({ release })) });
export const releasesAnswer = z.object({ place, releases: z.array(release) });
export const releaseAnswer = z.object({
  place,
  release,
  tables: z.array(tableHead),
  reports: z.array(address),
});
export const tableAnswer = z.object({ place, release, table });

export const configAnswer = z.object({
  version: z.string(),
  licence: z.string().meta({ description: 'Of the program. The licence of figures stands at each release.' }),
  languages: z.array(z.string()),
  formats: z.array(z.object({ format: z.string(), name: z.string(), mediaType: z.string() })),
  states: z.array(z.object({ id: z.string(), label: texts, hasNumber: z.boolean() })),
  limits: z.object({
    observations: z.int(),
    observationsOfSpreadsheet: z.int(),
    bytes: z.int(),
    queryCharacters: z.int(),
    requestsPerMinute: z.int().nullable().meta({ description: 'From one network; null: not limited.' }),
  }),
  addresses: z.record(z.string(), address),
});

/** RFC 9457. */
export const problemAnswer = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z
      .string()
      .meta({ description: 'What is wrong and how to mend it, in the language of the request.' }),
    code: z.string(),
    parameter: z.string().optional(),
  })
  .meta({ id: 'Problem' });
