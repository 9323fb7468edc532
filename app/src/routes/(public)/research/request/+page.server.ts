import type { PageServerLoad } from './$types';
import { REQUEST_LIMITS, REQUEST_TEMPLATE } from '#features/research/request.rules.ts';

export const load: PageServerLoad = () => ({
  template: JSON.stringify(REQUEST_TEMPLATE, null, 2),
  limits: REQUEST_LIMITS,
});
