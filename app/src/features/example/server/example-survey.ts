/** A round of the survey as a town that asked on paper would bring it in: list, answers, results, publication. */
import type { RespondentRole } from '@vicus/statistics';
import { computeWaveResult } from '#features/governance/server/results.usecases.ts';
import {
  applyPlan,
  buildGovernanceInstrument,
  listAskedRows,
  listRespondentQuestions,
} from '#features/governance/instrument.rules.ts';
import { preparePublication, publishWave } from '#features/publication/server/publication.usecases.ts';
import { planRespondentQuestions } from '#features/survey/survey.rules.ts';
import { importAnswers } from '#features/survey/server/import.usecases.ts';
import { insertInvitations } from '#features/survey/server/invitation.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { work } from '#server/db/doors.ts';
import { isProblem } from '#server/problem.ts';
import { drawExampleAnswers } from '../answers.rules.ts';
import type { ExampleSurvey } from '../example-town.ts';
import { toQuestionnaireAnswers } from '../example.rules.ts';

type Design = Parameters<typeof buildGovernanceInstrument>[0];

const ROLE_NAMES: Readonly<Record<RespondentRole, string>> = {
  'elected-policymaker': 'Elected member',
  official: 'Official',
  'partner-organisation': 'Partner organisation',
};

/** @returns id of the wave */
export async function runExampleSurvey(
  member: Member,
  survey: ExampleSurvey,
  placeName: string,
): Promise<string> {
  const invited = listInvited(survey);
  const design = toDesign(survey);
  const wished = listRespondentQuestions(design, invited);
  // The same crossing as at the opening of a wave: no question may single out fewer than five.
  const about = applyPlan(wished, planRespondentQuestions(invited, wished));
  const facts = { about, placeName, mode: 'anonymous' } as const;
  const instrument = buildGovernanceInstrument(design, listAskedRows(design, []), facts);
  const { title, closedOn, retentionUntil } = survey;
  const waveId = await importAnswers(member, {
    instrument,
    title,
    mode: 'anonymous',
    design,
    closedOn,
    retentionUntil,
    asked: invited.length,
    respondents: drawExampleAnswers(survey).map((answers, index) => ({
      name: `Sheet ${index + 1}`,
      role: answers.role,
      answers: toQuestionnaireAnswers(instrument, answers),
    })),
  });
  await work('example', member.placeId, (transaction) =>
    insertInvitations(transaction, member.placeId, waveId, invited),
  );
  await computeWaveResult(member.placeId, waveId);
  await publish(member, waveId, survey);
  return waveId;
}

/** Where so few answered that no figure may be shown, there is nothing to publish: the place stays without an edition. */
async function publish(member: Member, waveId: string, survey: ExampleSurvey): Promise<void> {
  const { publicTitle, summary } = survey;
  try {
    const { version, ledgerSize } = await preparePublication(member, waveId);
    await publishWave(member, waveId, {
      titleEn: publicTitle.en,
      titleDe: publicTitle.de,
      summaryEn: summary.en,
      summaryDe: summary.de,
      version,
      ledgerSize,
    });
  } catch (error) {
    if (!isProblem(error) || error.code !== 'publication-nothing-to-publish') throw error;
  }
}

/** Who was asked; the list says nothing about who answered. */
function listInvited({ asked }: ExampleSurvey) {
  const roles = Object.entries(asked) as [RespondentRole, number][];
  return roles.flatMap(([role, people]) =>
    Array.from({ length: people }, (_, index) => ({
      name: `${ROLE_NAMES[role]} ${index + 1}`,
      role,
      email: '',
      language: 'en' as const,
      politicalGroup: null,
      channel: 'hand' as const,
      actorId: null,
    })),
  );
}

function toDesign({ windows, closedOn, retentionUntil }: ExampleSurvey): Design {
  return {
    windows,
    rows: 'kinds',
    furtherKinds: true,
    politicalGroup: false,
    localityFacts: false,
    openQuestions: false,
    languages: ['en', 'de'],
    basis: 'consent',
    purpose: '',
    closesOn: closedOn,
    retentionUntil,
  };
}
