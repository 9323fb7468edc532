/** What the own town could share, read from its own rooms: classes, and where each comes from. */
import { openProtectedCube, readCell, type ProtectedCube } from '@vicus/cube';
import { readEditionFigures } from '#features/comparison/edition-figures.rules.ts';
import { readNewestPublicReleases, readPublicRelease } from '#features/release/server/release.usecases.ts';
import { readPosts } from '#features/stock-take/server/post.usecases.ts';
import { readLatestResult } from '#features/stock-take/server/result.usecases.ts';
import { listWaves } from '#features/survey/server/survey.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { isProblem } from '#server/problem.ts';
import {
  classifyContact,
  classifyHours,
  classifyLevelContact,
  classifyPosts,
  classifySentiment,
  LEVEL_ACTORS,
} from '../facts.rules.ts';
import type { FactCode, Facts } from '../observer.types.ts';

const GOVERNANCE = 'governance/';
const MEANS_TABLE = 'survey-means';
const VIEWS = 'attitude-index';
const ASKED_RESIDENTS = 'residents';

/** Contact and sentiment come from public editions only: what was not published is not read. */
export async function readOwnFacts(member: Member): Promise<Facts> {
  const result = await readLatestResult(member);
  const { posts, today } = await readPosts(member);
  const category = result?.profile.category.category ?? null;
  const released = await readReleasedFacts(member);
  return {
    ...(category === null ? {} : { policy: category }),
    // Nothing written down is not the same as no post.
    ...(posts.length === 0
      ? {}
      : { posts: classifyPosts(today.posts), hours: classifyHours(today.filledHours) }),
    ...released,
  };
}

async function readReleasedFacts(member: Member): Promise<Facts> {
  const releases = await readNewestPublicReleases(member.placeId);
  const governance = releases.filter(({ subject }) => subject.startsWith(GOVERNANCE));
  const waves = await listWaves(member);
  const asked = new Set(
    waves.filter((one) => one.instrumentId === ASKED_RESIDENTS).map(({ waveId }) => waveId),
  );
  const residents = releases.filter(({ subject }) => asked.has(subject.split('/')[1] ?? ''));
  const contact =
    governance[0] === undefined ? {} : readContact(await readTables(member, governance[0].releaseId));
  const views = residents[0] === undefined ? {} : readViews(await readTables(member, residents[0].releaseId));
  return { ...contact, ...views };
}

async function readTables(member: Member, releaseId: string): Promise<readonly ProtectedCube[]> {
  try {
    return (await readPublicRelease(member.placeId, releaseId)).tables;
  } catch (error) {
    // Withdrawn meanwhile, or damaged: nothing is read of it.
    if (isProblem(error)) return [];
    throw error;
  }
}

function readContact(tables: readonly ProtectedCube[]): Facts {
  const { figures, contacts } = readEditionFigures(tables);
  const groups = (['vertical', 'horizontal', 'translocal'] as const).flatMap((code) =>
    figures === undefined ? [] : [[code, classifyContact(figures[code])] as const],
  );
  const levels = Object.entries(LEVEL_ACTORS).flatMap(([code, kind]) => {
    const average = contacts[kind];
    return average === undefined ? [] : [[code as FactCode, classifyLevelContact(average)] as const];
  });
  return Object.fromEntries([...groups, ...levels]);
}

function readViews(tables: readonly ProtectedCube[]): Facts {
  const cube = tables.map((table) => openProtectedCube(table)).find(({ id }) => id === MEANS_TABLE);
  const has = (dimension: string, code: string): boolean =>
    cube?.dimensions.some(
      ({ id, categories }) => id === dimension && categories.some((one) => one.code === code),
    ) ?? false;
  const wave = cube?.dimensions.find(({ id }) => id === 'wave')?.categories[0]?.code;
  if (cube === undefined || wave === undefined || !has('item', VIEWS)) return {};
  const cell = readCell(cube, { wave, item: VIEWS }, 'mean');
  return cell.kind === 'number' ? { sentiment: classifySentiment(cell.value) } : {};
}
