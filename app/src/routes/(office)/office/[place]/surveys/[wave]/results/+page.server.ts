import { readText } from '@vicus/cube';
import { mayRole } from '#server/auth/permissions.ts';
import { drawFigures } from '#features/publication/server/figures.ts';
import { isProblem } from '#server/problem.ts';
import {
  compareWithWave,
  listComparableWaves,
  readNamedResult,
  readOpenAnswers,
  readWaveResult,
  type WaveResult,
} from '#features/governance/server/results.usecases.ts';
import { readGovernanceWave } from '#features/governance/server/waves.usecases.ts';
import { isFewAnswers } from '#features/governance/results.rules.ts';
import { describeSuggestion } from '#features/governance/suggestion-text.rules.ts';
import { rowId } from '#server/input.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { createTranslator, type Language } from '#ui/messages.ts';
import type { Member } from '#server/auth/member.ts';
import { requireMembership } from '../../../../member.ts';
import { leadToGeneral } from '../kind-of-wave.ts';
import { readWaveId } from '../wave-id.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { member, place } = await requireMembership(event);
    await leadToGeneral(event, member, 'findings');
    const waveId = readWaveId(event);
    const result = await readResultOrNull(member, waveId);
    if (result === null) {
      const { title } = await readGovernanceWave(member, waveId);
      return { result: null, title };
    }
    const { language } = event.locals;
    const { wave } = result;
    return {
      title: wave.title,
      result: {
        waveId,
        mode: wave.mode,
        openedOn: wave.openedOn ?? wave.closedOn,
        closedOn: wave.closedOn,
        computedOn: result.computedOn,
        isFew: isFewAnswers(wave.answered),
        suggestions: result.suggestions.map((one) => describeSuggestion(one, language)),
        figures: drawOffice(result, language, place.isExample),
        mayPublish: mayRole(member.role, 'release.publish'),
      },
      compared: await compareIfAsked(member, result, event.url.searchParams.get('compare'), language),
      comparable: (await listComparableWaves(member, wave)).map((one) => ({
        waveId: one.waveId,
        title: one.title,
      })),
      named: mayRole(member.role, 'named-answers.read') ? await readNamedResult(member, waveId) : null,
      written: mayRole(member.role, 'open-answers.read') ? await readOpenAnswers(member, waveId) : null,
    };
  });

async function readResultOrNull(member: Member, waveId: string): Promise<WaveResult | null> {
  try {
    return await readWaveResult(member, waveId);
  } catch (error) {
    if (isProblem(error) && error.code === 'results-not-computed') return null;
    throw error;
  }
}

function drawOffice({ tables }: WaveResult, language: Language, isExample: boolean) {
  const warnings = isExample ? [createTranslator(language)('word.example.why')] : [];
  return drawFigures(tables, { language, medium: 'screen', warnings, idPrefix: 'office-' });
}

async function compareIfAsked(member: Member, result: WaveResult, asked: string | null, language: Language) {
  if (asked === null || !rowId.safeParse(asked).success) return null;
  const kinds = await compareWithWave(member, result, asked);
  return {
    waveId: asked,
    kinds: kinds.map(({ label, ...rest }) => ({ ...rest, label: readText(label, language) })),
  };
}
