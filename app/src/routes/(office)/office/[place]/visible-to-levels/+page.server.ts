/** Everything a town shares with levels above, seen and set in one place. */
import { redirect } from '@sveltejs/kit';
import { readText } from '@vicus/cube';
import { FACTS } from '#features/observer/facts.rules.ts';
import { describeBlock, FACT_TEXTS } from '#features/observer/observer.texts.ts';
import { PARTS, type Facts } from '#features/observer/observer.types.ts';
import {
  endSharingUpward,
  readSharedUpward,
  shareUpward,
} from '#features/observer/server/sharing-upward.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { readFields } from '#server/input.ts';
import type { Language } from '#ui/messages.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { facts, inForce, ...page } = await readSharedUpward(member);
    const { language } = event.locals;
    return {
      ...page,
      inForce: inForce && { ...inForce, parts: nameParts(inForce.facts, language) },
      parts: nameParts(facts, language),
      isSaved: event.url.searchParams.has('saved'),
    };
  });

/** Part by part what is said, in the words of the reader. */
function nameParts(facts: Facts, language: Language) {
  return PARTS.map((part) => ({
    part,
    facts: FACTS.filter((one) => one.part === part).flatMap(({ code }) => {
      const answer = facts[code];
      if (answer === undefined) return [];
      const texts = { question: FACT_TEXTS[code], answer: describeBlock(code, [answer]) };
      return [
        { code, question: readText(texts.question, language), answer: readText(texts.answer, language) },
      ];
    }),
  }));
}

function changeThenShow(run: (member: Member, fields: unknown) => Promise<void>) {
  return async (event: RequestEvent) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await run(await requireMember(event), readFields(form));
      redirect(303, `/office/${event.params.place}/visible-to-levels?saved`);
    });
  };
}

export const actions: Actions = {
  share: changeThenShow(shareUpward),
  end: changeThenShow((member) => endSharingUpward(member)),
};
