import type { PageServerLoad } from './$types';
import { METHOD_PAGES } from './method-pages.ts';

export const load: PageServerLoad = () => ({
  methods: METHOD_PAGES.map(({ id, title }) => ({ id, title })),
});
