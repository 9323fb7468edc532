/** Sums over posts and training on a day. docs/methods/stock-take.md */
import type { HoursOnDay, Post, PostState, Training, TrainingSum } from './post.types.ts';

/** A post still exists on its last day; it is vacant from the day named until the day before it is filled again. */
export function readPostState(post: Post, day: string): PostState {
  if (day < post.fromOn) return 'to-come';
  if (post.untilOn !== null && day > post.untilOn) return 'ended';
  const isVacant =
    post.vacantSince !== null &&
    day >= post.vacantSince &&
    (post.filledAgainOn === null || day < post.filledAgainOn);
  return isVacant ? 'vacant' : 'filled';
}

export function sumHoursOn(posts: readonly Post[], day: string): HoursOnDay {
  const of = (state: PostState) => posts.filter((post) => readPostState(post, day) === state);
  const sum = (some: readonly Post[]) => some.reduce((hours, post) => hours + post.hoursAWeek, 0);
  const [filled, vacant] = [of('filled'), of('vacant')];
  return {
    day,
    posts: filled.length + vacant.length,
    filledHours: sum(filled),
    vacantHours: sum(vacant),
  };
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The sums on each day on which something changed, newest first; days to come are left out. */
export function listHoursHistory(posts: readonly Post[], today: string): HoursOnDay[] {
  const days = posts.flatMap(({ fromOn, untilOn, vacantSince, filledAgainOn }) => [
    fromOn,
    ...(untilOn === null ? [] : [dayAfter(untilOn)]),
    ...[vacantSince, filledAgainOn].filter((day) => day !== null),
  ]);
  const past = [...new Set(days)].filter((day) => day <= today).toSorted();
  return past.map((day) => sumHoursOn(posts, day)).toReversed();
}

/** Training from a day on, to today. */
export function sumTraining(trainings: readonly Training[], from: string, today: string): TrainingSum {
  const own = trainings.filter(({ heldOn }) => heldOn >= from && heldOn <= today);
  return {
    from,
    trainings: own.length,
    participations: own.reduce((sum, { staff }) => sum + staff, 0),
    staffHours: own.reduce((sum, { staff, hours }) => sum + staff * hours, 0),
  };
}

/** The same day some years before; 29 February becomes the 28th. */
export function yearsBefore(day: string, years: number): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const earlier = String(Number(year) - years);
  return `${earlier}-${month}-${month === '02' && date === '29' ? '28' : date}`;
}
