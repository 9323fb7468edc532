/** A seed for tests: an open general wave of the short example questionnaire. */
import { EXAMPLE_INSTRUMENT } from '@vicus/questionnaire';
import type { Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import { createGeneralWave, proposeGeneralForm } from '../server/general.usecases.ts';
import { openWave } from '../server/open-wave.usecases.ts';
import { addResident } from '../server/resident.usecases.ts';
import type { Approach, WaveMode } from '../survey.types.ts';

/** `invited` people get letters. The world needs settings with an origin, and jobs. @returns id of the wave */
export async function openExampleWave(
  member: Member,
  {
    approach,
    mode,
    invited,
  }: { readonly approach: Approach; readonly mode: WaveMode; readonly invited: number },
): Promise<string> {
  const { values } = await proposeGeneralForm(member, 'shipped:residents');
  const plan = { ...values, title: 'Example', purpose: 'Trial.', approach, mode };
  const waveId = await createGeneralWave(member, plan);
  for (let number = 1; number <= invited; number += 1) {
    const addressLines = `Main Street ${number}\n12345 Vico`;
    await addResident(member, waveId, {
      name: `Person ${number}`,
      addressLines,
      language: 'de',
      channel: 'letter',
    });
  }
  const closesOn = addDays(today(), 14);
  const retentionUntil = addDays(today(), 365);
  const opening = { instrument: EXAMPLE_INSTRUMENT, closesOn, retentionUntil, respondentQuestions: [] };
  await openWave(member, waveId, opening);
  return waveId;
}
