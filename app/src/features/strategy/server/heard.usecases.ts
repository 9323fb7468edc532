/** What was asked and said here already: the consultations, themes and surveys a statement can come from. */
import {
  listConsultations,
  readConsultationFile,
} from '#features/participation/server/consultation-file.usecases.ts';
import { listWaves } from '#features/survey/server/survey.usecases.ts';
import { readThemeRegister } from '#features/theme/server/theme.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import type { Language } from '#ui/languages.ts';
import type { HeardChoice, ReadyStatement } from '../heard.types.ts';

export interface Heard {
  readonly choices: readonly HeardChoice[];
  readonly ready: readonly ReadyStatement[];
}

/** Files of consultations that are opened for what is ready in them: the newest. */
const OPENED_CONSULTATIONS = 5;
const LONGEST_STATEMENT = 1_000;

const pick = (texts: Readonly<Record<string, string>>, language: Language): string =>
  texts[language] ?? texts['en'] ?? Object.values(texts)[0] ?? '';

/** Consultations that were opened, public themes, closed surveys; and what can be taken over from them. */
export async function readHeard(member: Member, language: Language): Promise<Heard> {
  authorise(member, 'strategy.read');
  const consultations = (await listConsultations(member)).filter(({ phase }) => phase !== 'draft');
  const { themes: all } = await readThemeRegister(member);
  const themes = all.filter(({ publishedOn }) => publishedOn !== null);
  const waves = (await listWaves(member)).filter(({ state }) => state === 'closed');
  const asked = consultations.map(({ consultation }): HeardChoice => ({
    kind: 'consultation',
    id: consultation.consultationId,
    name: pick(consultation.question, language),
    on: consultation.closesOn ?? consultation.opensOn,
  }));
  const raised = themes.map(({ themeId, name, publishedOn }): HeardChoice => ({
    kind: 'theme',
    id: themeId,
    name,
    on: publishedOn,
  }));
  const surveyed = waves.map(({ waveId, title, closedOn }): HeardChoice => ({
    kind: 'wave',
    id: waveId,
    name: title,
    on: closedOn,
  }));
  const files = await listReady(member, asked.slice(0, OPENED_CONSULTATIONS), language);
  const meanings = themes.map(({ themeId, name, meaning, publishedOn }): ReadyStatement => ({
    kind: 'theme',
    id: themeId,
    name,
    on: publishedOn,
    voice: null,
    statement: cut([name, meaning].filter(Boolean).join(': ')),
  }));
  return { choices: [...asked, ...raised, ...surveyed], ready: [...files, ...meanings] };
}

const cut = (text: string): string =>
  text.length > LONGEST_STATEMENT ? `${text.slice(0, LONGEST_STATEMENT - 1)}…` : text;

/** Proposals that are shown and what the council answered. */
async function listReady(
  member: Member,
  choices: readonly HeardChoice[],
  language: Language,
): Promise<ReadyStatement[]> {
  const ready: ReadyStatement[] = [];
  for (const choice of choices) {
    const file = await readConsultationFile(member, choice.id);
    for (const proposal of file.proposals) {
      if (proposal.state !== 'shown') continue;
      const { title, body } = proposal.translations[language] ?? proposal;
      const statement = cut([title, body].filter(Boolean).join(': '));
      ready.push({ ...choice, voice: proposal.isFromOffice ? 'council' : null, statement });
    }
    for (const answer of file.answers) {
      const statement = cut(pick(answer.reasons, language));
      if (statement !== '') ready.push({ ...choice, on: answer.answeredOn, voice: 'council', statement });
    }
  }
  return ready;
}
