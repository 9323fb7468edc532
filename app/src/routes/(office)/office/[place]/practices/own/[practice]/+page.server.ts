import { ACTOR_KINDS, AREAS_OF_LIFE, COMPETENCE_AREAS } from '@vicus/reference';
import { PRACTICE_FIELDS } from '#features/evaluation/practice.types.ts';
import {
  publishPractice,
  readReview,
  sendBack,
  sendToReview,
  withdrawPractice,
} from '#features/practice/server/publish.usecases.ts';
import {
  readOwnPractice,
  removePractice,
  savePracticeRecord,
  setPracticeFigure,
} from '#features/practice/server/record.usecases.ts';
import { toPlainAmount } from '#features/strategy/budget.rules.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import type { Language } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const DONE = ['saved', 'sent', 'published', 'withdrawn', 'returned'] as const;

type Labelled = readonly { readonly code: string; readonly label: Readonly<Record<string, string>> }[];
const toChoices = (list: Labelled, language: Language) =>
  list.map(({ code, label }) => ({ value: code, label: label[language] ?? label['en'] ?? code }));

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const practice = await readOwnPractice(member, readRowId(event.params.practice));
    const { costPerParticipantCents: cents, currency } = practice.details;
    const { approvers, mayPublish, published } = await readReview(member, practice);
    const { language } = event.locals;
    return {
      practiceId: practice.practiceId,
      practice: {
        practiceKey: practice.practiceKey,
        actionId: practice.actionId,
        language: practice.language,
        texts: practice.texts,
        details: practice.details,
        state: practice.state,
        revision: practice.revision,
      },
      cost: cents === null ? '' : toPlainAmount(cents, currency),
      fields: PRACTICE_FIELDS,
      choices: {
        areas: toChoices(AREAS_OF_LIFE, language),
        kinds: toChoices(ACTOR_KINDS, language),
        competences: toChoices(COMPETENCE_AREAS, language),
      },
      approvers: approvers.map(({ name }) => name),
      mayPublish: mayPublish && mayRole(member.role, 'practice.publish'),
      mayChange: mayRole(member.role, 'practice.change'),
      standing: published === null ? null : { state: published.state, version: published.version },
      done: DONE.find((one) => event.url.searchParams.has(one)) ?? null,
    };
  });

type Change = (member: Member, id: string, fields: Record<string, string | string[]>) => Promise<void>;

const change = (part: string, run: Change, done: string) =>
  changeThenShow(part, async (member, fields, { params }: RequestEvent) => {
    await run(member, readRowId(params.practice), fields);
    const own = `/office/${params.place}/practices/own`;
    return part === 'remove' ? `${own}?${done}` : `${own}/${params.practice}?${done}`;
  });

export const actions: Actions = {
  save: change('save', savePracticeRecord, 'saved'),
  figure: change('figure', setPracticeFigure, 'saved'),
  send: change('send', sendToReview, 'sent'),
  publish: change('publish', publishPractice, 'published'),
  back: change('back', sendBack, 'returned'),
  withdraw: change('withdraw', withdrawPractice, 'withdrawn'),
  remove: change('remove', removePractice, 'removed'),
};
