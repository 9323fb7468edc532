import { openProtectedCube } from '@vicus/cube';
import { readGapSheet, saveForeignBorn } from '#features/listening/server/timeline.usecases.ts';
import { writeGap, writeGapSummary } from '#features/publication/listening-results.rules.ts';
import { drawFigures } from '#features/publication/server/figures.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { readFields } from '#server/input.ts';
import { createTranslator } from '#ui/messages.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { redirect } from '@sveltejs/kit';
import { requireMember, requireMembership } from '../../member.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { member, place } = await requireMembership(event);
    const { wave, table, hasPolicymakers, typed, register } = await readGapSheet(member);
    const { language } = event.locals;
    const warnings = place.isExample ? [createTranslator(language)('word.example.why')] : [];
    const drawn = table === null ? [] : [table];
    return {
      wave: wave === null ? null : { waveId: wave.waveId, title: wave.title },
      figures: drawFigures(drawn, { language, medium: 'screen', warnings, idPrefix: 'gap-' }),
      summary: table === null ? [] : writeGapSummary(openProtectedCube(table), language),
      sentences: table === null ? [] : writeGap(openProtectedCube(table), language),
      hasPolicymakers,
      figure: typed ?? register,
      isTyped: typed !== null,
      mayChange: mayRole(member.role, 'findings.weigh'),
      mayPublish: mayRole(member.role, 'release.publish'),
    };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await saveForeignBorn(await requireMember(event), readFields(form));
      redirect(303, event.url.pathname);
    });
  },
};
