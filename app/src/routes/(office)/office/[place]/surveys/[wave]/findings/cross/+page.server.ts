import { openInternalCube, openProtectedCube, readText } from '@vicus/cube';
import { crossSchema } from '#features/listening/listening.schema.ts';
import {
  findShown,
  listCrossChoices,
  listCrossTables,
  MAXIMUM_CROSS_TABLES,
  readUnprotectedCross,
  showCrossTable,
} from '#features/listening/server/cross.usecases.ts';
import { chooseFigure } from '#features/publication/chart-choices.ts';
import { drawFigures } from '#features/publication/server/figures.ts';
import { buildTableView } from '#features/publication/table-view.rules.ts';
import { readWave } from '#features/survey/server/survey.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { redirect } from '@sveltejs/kit';
import { requireMember } from '../../../../../member.ts';
import { leadToGovernance } from '../../kind-of-wave.ts';
import { readWaveId } from '../../wave-id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    await leadToGovernance(event, member, 'results');
    const waveId = readWaveId(event);
    const { language } = event.locals;
    const wave = await readWave(member, waveId);
    const choices = await listCrossChoices(member, waveId);
    const tables = await listCrossTables(member, waveId);
    const asked = crossSchema.safeParse(Object.fromEntries(event.url.searchParams));
    const shown = asked.success ? findShown(tables, asked.data) : undefined;
    const drawn = shown === undefined ? [] : [shown.table];
    return {
      waveId,
      title: wave.title,
      choices: choices.map(({ id, label }) => ({ value: id, label: readText(label, language) })),
      asked: asked.success ? asked.data : null,
      figures: drawFigures(drawn, { language, medium: 'screen', warnings: [], idPrefix: 'cross-' }),
      before: tables.map(({ variables, table }) => ({
        variables,
        title: readText(openProtectedCube(table).provenance.title, language),
      })),
      maximum: MAXIMUM_CROSS_TABLES,
      mayAsk: mayRole(member.role, 'findings.cross'),
      maySeeNamed: wave.mode === 'named' && mayRole(member.role, 'named-answers.read'),
    };
  });

export const actions: Actions = {
  show: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const chosen = await showCrossTable(await requireMember(event), readWaveId(event), readFields(form));
      const query = Object.entries(chosen).filter(([, value]) => value !== '');
      redirect(303, `${event.url.pathname}?${new URLSearchParams(query)}`);
    });
  },
  unprotected: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const member = await requireMember(event);
      const internal = await readUnprotectedCross(member, readWaveId(event), readFields(form));
      const cube = openInternalCube(internal);
      const { language } = event.locals;
      return {
        watermark: internal.use.watermark,
        tables: chooseFigure(cube).tables.map((table) => buildTableView(cube, table, language)),
        title: readText(cube.provenance.title, language),
      };
    });
  },
};
