import { openProtectedCube, readText } from '@vicus/cube';
import { nameFields } from '#features/listening/margins.rules.ts';
import { COMPOSITION_TABLE } from '#features/listening/listening.rules.ts';
import { readMarginSheet, saveMargins } from '#features/listening/server/margins.usecases.ts';
import { drawFigures } from '#features/publication/server/figures.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { fail, redirect } from '@sveltejs/kit';
import { requireMember } from '../../../../../member.ts';
import { leadToGovernance } from '../../kind-of-wave.ts';
import { readWaveId } from '../../wave-id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    await leadToGovernance(event, member, 'results');
    const { findings, variables, stored, fields } = await readMarginSheet(member, readWaveId(event));
    const { language } = event.locals;
    const composition = findings.tables.filter((table) => openProtectedCube(table).id === COMPOSITION_TABLE);
    return {
      waveId: findings.wave.waveId,
      title: findings.wave.title,
      facts: findings.facts,
      variables: variables.map(({ id, label, groups }) => ({
        id,
        label: readText(label, language),
        groups: groups.map((group) => ({
          code: group.code,
          label: readText(group.label, language),
          answered: group.answered,
          fields: nameFields(id, group.code),
        })),
      })),
      fields,
      population: stored?.population ?? null,
      source: stored?.source ?? '',
      hasStored: stored !== null,
      isDone: event.url.searchParams.has('done'),
      mayChange: mayRole(member.role, 'findings.weigh'),
      figures: drawFigures(composition, { language, medium: 'screen', warnings: [], idPrefix: 'weights-' }),
    };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const fields = readFields(form);
      const findings = await saveMargins(await requireMember(event), readWaveId(event), fields);
      if (findings.length > 0) return fail(422, { findings, typed: readTyped(fields) });
      redirect(303, `${event.url.pathname}?done=1`);
    });
  },
};

function readTyped(fields: Readonly<Record<string, string | string[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value].flat()[0] ?? '']));
}
