import { inflateSync } from 'node:zlib';
import { renderContactPicture } from '@vicus/charts';
import { expect, test } from 'vitest';
import { DocumentError } from './documents.problems.ts';
import { renderPdf } from './render-pdf.ts';
import type { PdfRequest } from './render-pdf.ts';

const INJECTION = '#import "x": * #panic("y") *bold* $x^2$ \\ <label> @ref [b] // c';

const TEMPLATE = `#import "/report-base.typ": *
#let data = json("/data.json")
#show: report
#title-page(title: data.title, subtitle: data.subtitle, facts: data.facts, notices: data.notices)
= #data.heading
#paragraph(data.injection)
#bullets(data.points)
#chart-figure(name: "contacts", title: data.chart.title, alt: data.chart.alt, notes: data.chart.notes)
#data-table(caption: data.table.caption, columns: data.table.columns, rows: data.table.rows)
#method-note(label: data.method.label, words: data.method.words)
== #data.withheldHeading
#withheld-list(items: data.withheld)
`;

function composeRequest(): PdfRequest {
  const picture = renderContactPicture(
    {
      title: 'Who does the town hall talk to?',
      ego: 'Town hall',
      groups: [
        { code: 'a', label: 'Civil society' },
        { code: 'b', label: 'Government' },
      ],
      contacts: Array.from({ length: 14 }, (_, i) => ({
        id: `c${i}`,
        label: i === 3 ? INJECTION : `Organisation Größe ${i} – Привіт`,
        group: i % 3 === 0 ? 'b' : 'a',
        frequency: i % 6,
        nature: (i % 5) - 2,
      })),
      frequencyLabels: ['none', 'rarely', 'yearly', 'monthly', 'weekly', 'daily'],
      period: '2025',
      source: 'Survey',
      method: 'contact-picture',
    },
    { id: 'contacts', language: 'en', widthPx: 600, palette: 'print' },
  );
  return {
    template: TEMPLATE,
    images: { contacts: picture.svg },
    language: 'de-AT',
    title: 'Integration in Musterbach: who works with whom',
    createdAt: new Date('2026-03-01T10:00:00Z'),
    mark: 'Beispielgemeinde',
    description: 'Ergebnisse einer Befragung',
    data: {
      title: 'Integration in Musterbach: who works with whom',
      subtitle: 'Report to the council',
      facts: [
        ['Period', '2025'],
        ['Answers', '17 of 25'],
      ],
      notices: ['Example town: every number in this report is invented.'],
      heading: 'Summary',
      injection: INJECTION,
      points: ['Контакти стали рідшими.', 'تواصل أسبوعي مع المدارس', '= not a heading'],
      chart: { title: picture.title, alt: picture.textAlternative, notes: [picture.frame.n, 'Period: 2025'] },
      table: {
        caption: 'Mean frequency of contact, 0–5',
        columns: [
          { label: 'Kind of actor', align: 'start' },
          { label: 'Mean', align: 'end' },
          { label: 'Interval', align: 'end' },
        ],
        rows: [
          { heading: 'Civil society' },
          ['Non-public service providers', '2.4', '1.9–2.9'],
          ['#let x = 1', 'withheld', '–'],
        ],
      },
      method: {
        label: 'How it was computed',
        words: 'Mean of all answers from 0 to 5; “don’t know” is left out.',
      },
      withheldHeading: 'What was withheld, and why',
      withheld: [{ what: 'Anti-migrant groups', why: 'Fewer than five people answered.' }],
    },
  };
}

/** All streams of a PDF, inflated where they are compressed, and the rest as Latin-1. */
function readPdfText(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf);
  const text = raw.toString('latin1');
  const parts = [text];
  for (const match of text.matchAll(/stream\r?\n/g)) {
    const from = match.index + match[0].length;
    const to = text.indexOf('endstream', from);
    try {
      parts.push(inflateSync(raw.subarray(from, to)).toString('latin1'));
    } catch {
      // fonts and plain streams are not what is looked for
    }
  }
  return parts.join('\n');
}

test('writes a tagged PDF/UA-1 with title and language', async () => {
  const startedAtMs = performance.now();
  const pdf = await renderPdf(composeRequest());
  const elapsedMs = performance.now() - startedAtMs;
  const text = readPdfText(pdf);
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  expect(text).toMatch(/\/Marked true/);
  expect(text).toMatch(/\/StructTreeRoot \d+ 0 R/);
  expect(text).toMatch(/\/Lang ?\(de-AT\)/i);
  expect(text).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/);
  expect(text).toMatch(/\/DisplayDocTitle true/);
  expect(text).toContain('Integration in Musterbach: who works with whom');
  expect(text).toMatch(/\/S ?\/Figure/);
  expect(text).toMatch(/\/S ?\/TH\b/);
  expect(text).toMatch(/\/Alt ?[(<]/);
  expect(text).toMatch(/\/Count 2\b/);
  expect(elapsedMs).toBeLessThan(10_000);
});

test('the same request gives the same bytes, also after another report', async () => {
  const first = await renderPdf(composeRequest());
  await renderPdf({
    ...composeRequest(),
    title: 'Another',
    images: {},
    template: '#import "/report-base.typ": *\n#show: report\nA',
  });
  expect(Buffer.compare(first, await renderPdf(composeRequest()))).toBe(0);
});

test('a drawing without alternative text is refused', async () => {
  const template = '#import "/report-base.typ": *\n#show: report\n#image("/images/contacts.svg")';
  await expect(renderPdf({ ...composeRequest(), template })).rejects.toThrow(/alternative|alt/);
});

test('nothing of the machine and nothing of an earlier report can be read', async () => {
  await renderPdf(composeRequest());
  const base = '#import "/report-base.typ": *\n#show: report\n';
  await expect(renderPdf({ ...composeRequest(), images: {}, template: `${base}A` })).resolves.toBeDefined();
  const attempts = [
    '#read("/etc/passwd")',
    '#read("../../../etc/passwd")',
    '#image("/images/contacts.svg", alt: "x")',
  ];
  for (const attempt of attempts) {
    await expect(renderPdf({ ...composeRequest(), images: {}, template: base + attempt })).rejects.toThrow(
      DocumentError,
    );
  }
});

test('a name of a drawing cannot leave its folder', async () => {
  await expect(renderPdf({ ...composeRequest(), images: { '../main': '<svg/>' } })).rejects.toThrow('name');
});

test('words of people stay words', async () => {
  // The compiler would stop at #import "x" and #panic if it read them.
  const request = composeRequest();
  const data = { ...(request.data as Record<string, never>), title: INJECTION, heading: INJECTION };
  await expect(renderPdf({ ...request, title: INJECTION, data })).resolves.toBeInstanceOf(Uint8Array);
});
