import { redirect } from '@sveltejs/kit';
import { ACTOR_KINDS } from '@vicus/reference';
import { readText, type Texts } from '@vicus/cube';
import type { ComparisonView, GroupView } from '#features/comparison/comparison-view.rules.ts';
import { describeGroup, FIGURE_TEXTS } from '#features/comparison/group-figures.texts.ts';
import { agreeToShare, endSharing, readComparison } from '#features/comparison/server/sharing.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { readFields } from '#server/input.ts';
import type { Language } from '#ui/messages.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { comparisons, ...page } = await readComparison(member);
    const { language } = event.locals;
    return {
      ...page,
      comparisons: comparisons.map((one) => nameComparison(one, language)),
      isSaved: event.url.searchParams.has('saved'),
      mayAddActors: mayRole(member.role, 'actor.change'),
      today: today(),
    };
  });

/** Codes become the words of the reader. */
function nameComparison(one: ComparisonView, language: Language) {
  const name = (texts: Texts | undefined, code: string): string => readText(texts ?? { en: code }, language);
  const nameGroup = (group: GroupView) => ({
    ...group,
    label: name(describeGroup(group.outlook), group.outlook.code),
    contact: group.contact.map((figure) => ({ ...figure, label: name(FIGURE_TEXTS[figure.code], '') })),
    indices: group.indices.map((figure) => ({ ...figure, label: name(FIGURE_TEXTS[figure.code], '') })),
  });
  const nameKind = (kind: string): string => name(ACTOR_KINDS.find(({ code }) => code === kind)?.label, kind);
  const { contacts } = one;
  return {
    ...one,
    groups: one.groups.map(nameGroup),
    contacts: contacts && {
      places: contacts.group.places,
      label: name(describeGroup({ code: contacts.group.group }), contacts.group.group),
      missing: contacts.missing.map((missing) => ({ ...missing, label: nameKind(missing.kind) })),
    },
  };
}

function changeThenShow(run: (member: Member, fields: unknown) => Promise<void>) {
  return async (event: RequestEvent) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await run(await requireMember(event), readFields(form));
      redirect(303, `/office/${event.params.place}/comparison?saved`);
    });
  };
}

export const actions: Actions = {
  agree: changeThenShow(agreeToShare),
  end: changeThenShow((member) => endSharing(member)),
};
