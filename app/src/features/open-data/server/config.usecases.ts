/** What a program must know before it asks: limits, formats, languages. */
import { STATUSES } from '@vicus/cube';
import { STATES } from '@vicus/formats';
import { TABLE_FORMATS, toFormatName } from '#features/publication/links.rules.ts';
import { computeEtag } from '#features/publication/server/public-basis.usecases.ts';
import { readSettings } from '#server/settings/settings.ts';
import { LANGUAGES } from '#ui/languages.ts';
import { MEDIA_TYPES } from '../formats.rules.ts';
import { API_LIMITS } from '../limits.rules.ts';

export function describeConfig() {
  const { version, apiRequestsPerMinute } = readSettings();
  const config = {
    version,
    licence: 'EUPL-1.2',
    languages: LANGUAGES.public,
    formats: TABLE_FORMATS.map((format) => ({
      format,
      name: toFormatName(format),
      mediaType: MEDIA_TYPES[format],
    })),
    states: Object.entries(STATES).map(([id, { label }]) => ({
      id,
      label,
      hasNumber: STATUSES.some((status) => status === id),
    })),
    limits: { ...API_LIMITS, requestsPerMinute: apiRequestsPerMinute === 0 ? null : apiRequestsPerMinute },
    addresses: ADDRESSES,
  };
  return { ...config, etag: computeEtag([config]) };
}

const ADDRESSES = {
  description: '/api/v1/openapi.json',
  places: '/api/v1/places',
  catalogue: '/api/v1/catalogue.jsonld',
  sdmx1: '/api/v1/sdmx/v1',
  sdmx2: '/api/v1/sdmx/v2',
  pxweb: '/api/v1/pxweb/v2',
};
