/** What was written is sorted into themes, answered, and made public; and the town asks everybody a question. */
import { randomBytes } from 'node:crypto';
import {
  createConsultation,
  openConsultation,
} from '#features/participation/server/consultation.usecases.ts';
import { readConsultationFile } from '#features/participation/server/consultation-file.usecases.ts';
import { addPaperCount } from '#features/participation/server/counting.usecases.ts';
import { saveAnswer } from '#features/participation/server/answer.usecases.ts';
import { mixBallots } from '#features/participation/server/mixing.usecases.ts';
import { moderateProposal, translateProposal } from '#features/participation/server/moderation.usecases.ts';
import { saveMeeting } from '#features/participation/server/room.usecases.ts';
import { sendBallot, submitProposal } from '#features/participation/server/take-part.usecases.ts';
import { readPlaceDossier } from '#features/place/server/place.usecases.ts';
import {
  closeRound,
  codeStatement,
  readRound,
  startTalking,
} from '#features/theme/server/coding.usecases.ts';
import { openRound } from '#features/theme/server/rounds.usecases.ts';
import {
  addTheme,
  previewTheme,
  publishTheme,
  respondToTheme,
} from '#features/theme/server/theme.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import {
  EXAMPLE_ANSWER,
  EXAMPLE_CONSULTATION,
  EXAMPLE_MEETING,
  EXAMPLE_PROPOSALS,
  toFields,
  type ExampleProposal,
} from '../example-participation.ts';
import { EXAMPLE_THEMES, findTheme } from '../example-voices.ts';

/** A round that one person coded: the example has one account, and says so instead of inventing a second coder. */
export async function codeExampleVoices(member: Member, waveId: string): Promise<void> {
  const ids = new Map<string, string>();
  for (const { kind, name, meaning, area } of EXAMPLE_THEMES)
    ids.set(name, await addTheme(member, { kind, name, meaning, area }));
  const source = `${waveId}:tension-causes`;
  const roundId = await openRound(member, { source, title: 'What causes tension, 2025 (invented)' });
  const { statements } = await readRound(member, roundId);
  for (const { statementId, body } of statements) {
    const themeId = ids.get(findTheme(body)?.name ?? '');
    const chosen = themeId === undefined ? { noneFits: 'on' } : { themeIds: [themeId] };
    await codeStatement(member, roundId, { statementId, ...chosen });
  }
  await startTalking(member, roundId, { alone: 'on' });
  await closeRound(member, roundId);
  for (const { name, answer } of EXAMPLE_THEMES)
    if (answer !== undefined) await answerTheme(member, ids.get(name) ?? '', answer);
}

async function answerTheme(member: Member, themeId: string, answer: unknown): Promise<void> {
  await respondToTheme(member, themeId, answer);
  const { previewHash } = await previewTheme(member, themeId);
  await publishTheme(member, themeId, { previewHash });
}

/** Proposals and support come in by the door that residents use. @returns id of the consultation */
export async function askExampleQuestion(member: Member): Promise<string> {
  const { question, background, answerable, daysOpen, daysToAnswer } = EXAMPLE_CONSULTATION;
  const consultationId = await createConsultation(member, {
    kind: 'consultation',
    level: 'consultation',
    ...toFields('question', question),
    ...toFields('background', background),
    answerable,
    closesOn: addDays(today(), daysOpen),
    answersBy: addDays(today(), daysToAnswer),
    takesProposals: 'on',
    takesSupport: 'on',
    choicesPerCode: '1',
  });
  await openConsultation(member, consultationId);
  const { slug } = (await readPlaceDossier(member)).profile;
  const address = { slug, consultationId, network: '' };
  const ids: string[] = [];
  for (const proposal of EXAMPLE_PROPOSALS) ids.push(await propose(member, address, proposal));
  await mixBallots({ placeId: member.placeId, consultationId });
  await saveAnswer(member, consultationId, {
    proposalId: ids[0],
    decision: 'partly',
    ...toFields('reasons', EXAMPLE_ANSWER),
    answeredOn: today(),
    link: '',
  });
  await noteMeeting(member, consultationId);
  return consultationId;
}

type Address = Parameters<typeof sendBallot>[0];

const makeKey = (): string => randomBytes(16).toString('base64url');

async function propose(
  member: Member,
  address: Address,
  { title, body, language, translation, onPaper, expressions }: ExampleProposal,
): Promise<string> {
  const { consultationId } = address;
  await submitProposal(address, { key: makeKey(), title, body, language });
  const { proposals } = await readConsultationFile(member, consultationId);
  const proposalId = proposals.find((one) => one.title === title)?.proposalId ?? '';
  // Somebody has read it: it is invented, and so is every name in it.
  await moderateProposal(member, consultationId, { proposalId, verdict: 'show', hasLooked: 'on' });
  await translateProposal(member, consultationId, { proposalId, ...translation });
  await addPaperCount(member, consultationId, {
    proposalId,
    supports: String(onPaper),
    countedOn: today(),
    occasion: 'Evening in the goods shed (invented)',
    secondCounter: 'Volunteers’ centre (invented)',
  });
  for (let sent = 0; sent < expressions; sent += 1)
    await sendBallot(address, { key: makeKey(), proposalId, way: 'expression', code: '' });
  return proposalId;
}

async function noteMeeting(member: Member, consultationId: string): Promise<void> {
  const { title, themes, ...facts } = EXAMPLE_MEETING;
  await saveMeeting(member, null, {
    ...facts,
    ...toFields('title', title),
    ...toFields('themes', themes),
    consultationId,
    heldOn: today(),
    hasChildcare: 'on',
    isPublic: 'on',
    hasLooked: 'on',
  });
}
