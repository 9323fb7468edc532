import type { LayoutServerLoad } from './$types';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMembership } from '../member.ts';

export const load: LayoutServerLoad = (event) => loadOrExplain(() => requireMembership(event));
