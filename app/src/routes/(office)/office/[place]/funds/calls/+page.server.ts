import { FUND_PROGRAMMES } from '@vicus/reference';
import { listCalls } from '#features/fund/server/fund.usecases.ts';
import { readReach } from '#features/fund/server/reach.usecases.ts';
import { readText } from '#features/fund/fund-view.rules.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const asked = Object.fromEntries(
      ['q', 'programme', 'all', 'until', 'page'].map((name) => [
        name,
        event.url.searchParams.get(name) ?? '',
      ]),
    );
    const member = await requireMember(event);
    const { rows } = await readReach(member, {});
    return {
      list: await listCalls(member, asked),
      outcomes: Object.fromEntries(rows.map(({ programme, decision }) => [programme.id, decision.outcome])),
      asked,
      programmes: FUND_PROGRAMMES.filter(({ callPrefixes }) => callPrefixes.length > 0).map((one) => ({
        value: one.id,
        label: readText(one.name, event.locals.language),
      })),
      today: today(),
    };
  });
