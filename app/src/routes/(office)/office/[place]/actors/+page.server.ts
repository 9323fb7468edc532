import { ACTOR_GROUPS, ACTOR_KINDS, AREAS_OF_LIFE } from '@vicus/reference';
import { mayRole } from '#server/auth/permissions.ts';
import { readActors } from '#features/governance/server/actor.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    const { searchParams } = event.url;
    const label = (record: { code: string; label: Readonly<Record<string, string>> }) =>
      [record.code, record.label[language] ?? record.label['en'] ?? record.code] as const;
    return {
      list: await readActors(member, Object.fromEntries(searchParams), language),
      kindLabels: Object.fromEntries(ACTOR_KINDS.map(label)),
      groupLabels: Object.fromEntries(ACTOR_GROUPS.map(label)),
      areaLabels: Object.fromEntries(AREAS_OF_LIFE.map(label)),
      mayChange: mayRole(member.role, 'actor.change'),
      imported: ['added', 'changed', 'same', 'skipped'].map((what) => Number(searchParams.get(what)) || 0),
      wasImported: searchParams.has('added'),
      wasRemoved: searchParams.has('removed'),
    };
  });
