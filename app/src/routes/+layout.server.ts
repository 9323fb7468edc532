import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => ({
  language: locals.language,
  user: locals.user === null ? null : { name: locals.user.name },
  path: url.pathname,
});
