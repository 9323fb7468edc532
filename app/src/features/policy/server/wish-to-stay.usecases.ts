/** What newcomers answered when asked whether they wish to stay, from the newest wave that asked: protected figures only. */
import { openProtectedCube, readCell, type Cube } from '@vicus/cube';
import { QUESTION_TABLE } from '#features/listening/listening.rules.ts';
import { listListeningWaves, readFindings } from '#features/listening/server/findings.usecases.ts';
import type { Wave } from '#features/survey/survey.types.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { isProblem } from '#server/problem.ts';
import type { WishToStay } from '../keeps-open.types.ts';

const WISH_TABLE = `${QUESTION_TABLE}wish-to-stay`;

/** Null where no closed survey asked, or its findings are not computed. */
export async function readWishToStay(member: Member): Promise<WishToStay | null> {
  authorise(member, 'results.read');
  for (const wave of await listListeningWaves(member)) {
    const table = await readWishTable(member, wave.waveId);
    if (table !== null) return toWish(wave, table);
  }
  return null;
}

async function readWishTable(member: Member, waveId: string): Promise<Cube | null> {
  try {
    const { tables } = await readFindings(member, waveId);
    return tables.map(openProtectedCube).find(({ id }) => id === WISH_TABLE) ?? null;
  } catch (error) {
    if (isProblem(error)) return null;
    throw error;
  }
}

function toWish(wave: Wave, cube: Cube): WishToStay {
  const read = (answer: string, measure: string): number | null => {
    const cell = readCell(cube, { wave: wave.waveId, answer }, measure);
    return cell.kind === 'number' ? cell.value : null;
  };
  const answers = cube.dimensions.find(({ id }) => id === 'answer')?.categories ?? [];
  const given = answers.find(({ parent }) => parent === undefined)?.code ?? '';
  return {
    waveId: wave.waveId,
    waveTitle: wave.title,
    closedOn: wave.closedOn ?? wave.createdOn,
    answers: given === '' ? null : read(given, 'answers'),
    shares: answers
      .filter(({ parent }) => parent !== undefined)
      .map(({ code, label }) => ({ code, label, share: read(code, 'share') })),
  };
}
