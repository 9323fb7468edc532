/** A table as an answer: named as a file, dated, and with links to what describes it. */
import type { TableFile } from '#features/open-data/server/data.usecases.ts';
import type { ApiBody } from '../../../../../api-answer.ts';

export function toFileBody({
  body,
  mediaType,
  etag,
  language,
  format,
  published,
  fileName,
}: TableFile): ApiBody {
  const { place, release } = published;
  const links = [
    `</p/${place.slug}/${release.releaseId}?lang=${language}>; rel="collection"`,
    // W3C, Model for Tabular Data: how a reader of CSV finds the description of its columns
    ...(format === 'csv'
      ? ['<data.csv-metadata.json>; rel="describedby"; type="application/csvm+json"']
      : []),
  ];
  return {
    body,
    mediaType,
    etag,
    headers: {
      'content-language': language,
      'content-disposition': `inline; filename="${fileName}"`,
      'last-modified': new Date(`${release.publishedOn}T00:00:00Z`).toUTCString(),
      link: links.join(', '),
    },
  };
}
