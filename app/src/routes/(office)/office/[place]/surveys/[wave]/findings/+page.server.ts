import { openProtectedCube, readText } from '@vicus/cube';
import { describeClosedWave } from '#features/listening/listening.rules.ts';
import { listCrossTables } from '#features/listening/server/cross.usecases.ts';
import {
  readFindings,
  requestFindings,
  type Findings,
} from '#features/listening/server/findings.usecases.ts';
import { readOfficeFigures } from '#features/publication/server/office-figures.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { isProblem } from '#server/problem.ts';
import { readWave } from '#features/survey/server/survey.usecases.ts';
import { createTranslator } from '#ui/messages.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { redirect } from '@sveltejs/kit';
import { requireMember, requireMembership } from '../../../../member.ts';
import { leadToGovernance } from '../kind-of-wave.ts';
import { readWaveId } from '../wave-id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { member, place } = await requireMembership(event);
    await leadToGovernance(event, member, 'results');
    const waveId = readWaveId(event);
    const found = await readFindingsOrNull(member, waveId);
    const wave = await readWave(member, waveId);
    if (found === null)
      return {
        waveId,
        title: wave.title,
        found: null,
        mayCompute: mayRole(member.role, 'findings.weigh'),
      };
    const { language } = event.locals;
    const warnings = place.isExample ? [createTranslator(language)('word.example.why')] : [];
    const cross = await listCrossTables(member, waveId);
    return {
      waveId,
      title: wave.title,
      found: {
        ...found.facts,
        ...describeClosedWave(wave),
        computedOn: found.computedOn,
        ...(await readOfficeFigures(found.tables, found.contentHash, { language, warnings })),
        cross: cross.map(({ variables, table }) => ({
          variables,
          title: readText(openProtectedCube(table).provenance.title, language),
        })),
        mayPublish: mayRole(member.role, 'release.publish'),
      },
    };
  });

async function readFindingsOrNull(member: Member, waveId: string): Promise<Findings | null> {
  try {
    return await readFindings(member, waveId);
  } catch (error) {
    if (isProblem(error) && error.code === 'findings-not-computed') return null;
    throw error;
  }
}

export const actions: Actions = {
  compute: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await requestFindings(await requireMember(event), readWaveId(event));
      redirect(303, event.url.pathname);
    });
  },
};
