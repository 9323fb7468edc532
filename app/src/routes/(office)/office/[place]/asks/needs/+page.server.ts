import { readText } from '@vicus/cube';
import { AREAS_OF_LIFE, OBSTACLES } from '@vicus/reference';
import {
  agreeToCountNeeds,
  confirmNeeds,
  endCountingNeeds,
  readNeedsSheet,
} from '#features/ask/server/sharing.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    const sheet = await readNeedsSheet(member, language);
    const nameObstacle = (code: string): string => {
      const title = OBSTACLES.find((one) => one.code === code)?.title;
      return title === undefined ? code : readText(title, language);
    };
    return {
      sheet,
      obstacles: sheet.known.obstacle.map(({ code }) => nameObstacle(code)),
      areas: AREAS_OF_LIFE.map(({ code, label }) => ({
        code,
        label: readText(label, language),
        asked: sheet.known.ask.includes(code),
        blocked: sheet.known.action.filter(({ area }) => area === code).map(({ title }) => title),
      })),
      isSaved: event.url.searchParams.has('saved'),
    };
  });

const back = (place: string): string => `/office/${place}/asks/needs?saved`;

export const actions: Actions = {
  agree: changeThenShow('agree', async (member, fields, { params }) => {
    await agreeToCountNeeds(member, fields);
    return back(params.place);
  }),
  end: changeThenShow('end', async (member, _fields, { params }) => {
    await endCountingNeeds(member);
    return back(params.place);
  }),
  confirm: changeThenShow('confirm', async (member, fields, { params }) => {
    await confirmNeeds(member, fields);
    return back(params.place);
  }),
};
