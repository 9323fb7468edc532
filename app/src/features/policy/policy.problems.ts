/** What can go wrong on purpose with measures, places of encounter and what newcomers keep open. */
import { Problem } from '#server/problem.ts';

export const measurePreviewOutdated = () => new Problem('measure-preview-outdated', 409);
export const tooManyEntries = (maximum: number) => new Problem('too-many-entries', 422, { maximum });
