/** Posts for integration and training of staff, as facts with their dates. Functions and numbers, never names. */
export interface Post {
  readonly postId: string;
  /** the function, e.g. `Integration officer` */
  readonly title: string;
  /** for integration */
  readonly hoursAWeek: number;
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly vacantSince: string | null;
  readonly filledAgainOn: string | null;
  readonly note: string;
}

export type PostState = 'to-come' | 'filled' | 'vacant' | 'ended';

export interface Training {
  readonly trainingId: string;
  readonly title: string;
  readonly heldOn: string;
  /** for each who took part */
  readonly hours: number;
  /** how many took part */
  readonly staff: number;
  readonly note: string;
}

/** What posts come to on one day. */
export interface HoursOnDay {
  readonly day: string;
  readonly posts: number;
  readonly filledHours: number;
  readonly vacantHours: number;
}

export interface TrainingSum {
  readonly from: string;
  readonly trainings: number;
  /** participations: who took part twice counts twice */
  readonly participations: number;
  /** hours × participations */
  readonly staffHours: number;
}

/** Everything the office has on its posts and training. */
export interface PostSheet {
  readonly posts: readonly Post[];
  readonly trainings: readonly Training[];
  readonly today: HoursOnDay;
  readonly history: readonly HoursOnDay[];
  readonly recentTraining: TrainingSum;
}
