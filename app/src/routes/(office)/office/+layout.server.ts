import type { LayoutServerLoad } from './$types';
import { requireUser } from './member.ts';

export const load: LayoutServerLoad = (event) => {
  requireUser(event);
};
