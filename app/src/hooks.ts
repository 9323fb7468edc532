/** What goes from the server to the browser besides the page itself: nothing. */
import type { Transport } from '@sveltejs/kit/hooks';
import { isShownOnly } from '#ui/shown-only.ts';

export const transport: Transport = {
  page: { encode: (value) => isShownOnly(value) && 1, decode: () => ({}) },
};
