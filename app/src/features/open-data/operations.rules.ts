/** Everything the API offers, in the order of its description. Each part brings its own operations. */
import type { ApiOperation } from './api-operation.types.ts';
import { CATALOGUE_OPERATIONS } from './catalogue-operations.rules.ts';
import { PLACE_OPERATIONS } from './place-operations.rules.ts';
import { PXWEB_OPERATIONS } from './pxweb-operations.rules.ts';
import { SDMX_OPERATIONS } from './sdmx-operations.rules.ts';
import { TABLE_OPERATIONS } from './table-operations.rules.ts';

export const API_OPERATIONS: readonly ApiOperation[] = [
  ...PLACE_OPERATIONS,
  ...TABLE_OPERATIONS,
  ...SDMX_OPERATIONS,
  ...PXWEB_OPERATIONS,
  ...CATALOGUE_OPERATIONS,
];
