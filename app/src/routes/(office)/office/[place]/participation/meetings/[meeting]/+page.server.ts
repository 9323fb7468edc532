import { authorise } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { listConsultations } from '#features/participation/server/consultation-file.usecases.ts';
import { readMeeting, removeMeeting, saveMeeting } from '#features/participation/server/room.usecases.ts';
import { pickShownText } from '#features/participation/texts.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'participation.change');
    const consultations = await listConsultations(member);
    return {
      meeting: event.params.meeting === 'new' ? null : await readMeeting(member, event.params.meeting),
      consultations: consultations.map(({ consultation }) => ({
        value: consultation.consultationId,
        label: pickShownText(consultation.question, event.locals.language)?.text ?? '',
      })),
      saved: event.url.searchParams.has('saved'),
      today: today(),
    };
  });

const toId = ({ params }: RequestEvent) => (params.meeting === 'new' ? null : params.meeting);

export const actions: Actions = {
  save: changeThenShow('meeting', async (member, fields, event: RequestEvent) => {
    const id = await saveMeeting(member, toId(event), fields);
    return `/office/${event.params.place}/participation/meetings/${id}?saved`;
  }),
  remove: changeThenShow('remove', async (member, _fields, event: RequestEvent) => {
    await removeMeeting(member, event.params.meeting);
    return `/office/${event.params.place}/participation/meetings`;
  }),
};
