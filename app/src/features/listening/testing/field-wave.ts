/** A closed wave for tests of this room and of those after it: residents with an opinion, a closed list of policymakers. */
import type { Answer, Answers, Instrument, Question } from '@vicus/questionnaire';
import { insertResponses } from '#features/survey/server/moving.ts';
import type { Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import { work } from '#server/db/doors.ts';
import { createRandom } from '../listening.fixture.ts';
import { computeFindings } from '../server/findings.usecases.ts';

const choices = (...codes: string[]) => codes.map((code) => ({ code, label: { en: code } }));

export const RESIDENT_QUESTIONS: Question[] = [
  {
    id: 'works',
    kind: 'scale',
    label: { en: 'Living together works here' },
    concept: 'integration-succeeds-here',
    points: [
      { code: 'agree', label: { en: 'agree' }, value: 4 },
      { code: 'rather', label: { en: 'rather agree' }, value: 3 },
      { code: 'rather-not', label: { en: 'rather disagree' }, value: 2 },
      { code: 'not', label: { en: 'disagree' }, value: 1 },
    ],
  },
  {
    id: 'place-better',
    kind: 'zero-to-ten',
    label: { en: 'A better place' },
    lowLabel: { en: 'worse' },
    highLabel: { en: 'better' },
    concept: 'attitude-place',
  },
  {
    id: 'others-agree',
    kind: 'number',
    label: { en: 'Out of 100, how many agree?' },
    minimum: 0,
    maximum: 100,
    decimals: 0,
    estimates: { concept: 'integration-succeeds-here', codes: ['agree', 'rather'] },
  },
  {
    id: 'born-abroad-here',
    kind: 'number',
    label: { en: 'Out of 100, how many were born abroad?' },
    minimum: 0,
    maximum: 100,
    decimals: 0,
    concept: 'perceived-foreign-born',
  },
  {
    id: 'meets',
    kind: 'several-choices',
    label: { en: 'Where do you meet?' },
    choices: choices('work', 'school', 'club'),
  },
  {
    id: 'age',
    kind: 'one-choice',
    label: { en: 'Age' },
    choices: choices('young', 'middle', 'old', 'oldest'),
  },
  { id: 'gender', kind: 'one-choice', label: { en: 'Gender' }, choices: choices('woman', 'man', 'another') },
];

export const makeInstrument = (
  audience: 'residents' | 'policymakers',
  questions: Question[],
): Instrument => ({
  id: audience,
  version: 1,
  title: { en: audience },
  purpose: { en: 'Test' },
  source: { en: 'Test' },
  languages: { en: { state: 'source' } },
  audience,
  sections: [{ id: 'all', title: { en: 'All' }, questions }],
});

export function drawResidents(count: number, seed = 7): Answers[] {
  const random = createRandom(seed);
  const draw = (codes: readonly string[], weights: readonly number[]): string => {
    let left = random();
    const at = weights.findIndex((weight) => (left -= weight) < 0);
    return codes[at] ?? codes[0] ?? '';
  };
  return Array.from({ length: count }, (_, i) => {
    const age = draw(['young', 'middle', 'old'], [0.15, 0.35, 0.5]);
    const entries: [string, Answer][] = [
      [
        'works',
        draw(
          ['agree', 'rather', 'rather-not', 'not'],
          age === 'young' ? [0.5, 0.3, 0.1, 0.1] : [0.2, 0.3, 0.3, 0.2],
        ),
      ],
      ['place-better', Math.floor(random() * 11)],
      ['others-agree', Math.floor(20 + random() * 40)],
      ['born-abroad-here', Math.floor(15 + random() * 25)],
      ['meets', ['work', 'school', 'club'].filter(() => random() < 0.4)],
      ['age', age],
      // three people of another gender: fewer than the minimum
      ['gender', i < 3 ? 'another' : draw(['woman', 'man'], [0.6, 0.4])],
    ];
    return Object.fromEntries(entries.filter(([id]) => id === 'gender' || random() > 0.03));
  });
}

export interface Fielded {
  readonly instrument: Instrument;
  readonly answers: readonly Answers[];
  readonly approach?: string;
  readonly mode?: string;
  readonly closedOn?: string;
}

/** A wave that is closed, with its answers as a job would have mixed them. */
export async function fieldWave(
  member: Member,
  { instrument, answers, approach = 'sample', mode = 'anonymous', closedOn = today() }: Fielded,
): Promise<string> {
  const waveId = await work('test', member.placeId, async (transaction) => {
    const { wave_id } = await transaction
      .insertInto('office.wave')
      .values({
        place_id: member.placeId,
        instrument_id: instrument.id,
        instrument_version: 1,
        title: `Survey of ${instrument.id}`,
        mode,
        state: 'closed',
        design: JSON.stringify({ population: 3000 }),
        instrument: JSON.stringify(instrument),
        opened_on: addDays(closedOn, -20),
        closes_on: closedOn,
        closed_on: closedOn,
        asked: Math.max(answers.length, 900),
        answered: answers.length,
        approach,
      })
      .returning('wave_id')
      .executeTakeFirstOrThrow();
    return wave_id;
  });
  if (mode === 'anonymous')
    await work('test', member.placeId, (transaction) =>
      insertResponses(transaction, member.placeId, waveId, answers),
    );
  await computeFindings(member.placeId, waveId);
  return waveId;
}

export const RESIDENTS = makeInstrument('residents', RESIDENT_QUESTIONS);
