/** Whether clocks agree: codes of authenticator apps, ends of links and retention dates all depend on it. */
import { good, look, wrong, type Finding } from './finding.ts';

/** Asking takes time too. */
const NOTHING_MS = 1_000;
const LOOK_MS = 5_000;
const WRONG_MS = 30_000;

/**
 * @param theirMs what the other clock said, milliseconds since 1970
 * @param own our clock before and after asking
 * @param stepMs how coarse the other clock is, e.g. 1000 for a header of HTTP
 */
export function judgeClock(
  check: string,
  whose: string,
  theirMs: number,
  own: { readonly before: number; readonly after: number },
  stepMs = 0,
): Finding {
  const ahead = Math.max(own.before - (theirMs + stepMs), theirMs - own.after, 0);
  const seconds = (ahead / 1000).toFixed(ahead < 10_000 ? 1 : 0);
  const what = ahead < NOTHING_MS ? `agrees with ${whose}` : `${seconds} s apart from ${whose}`;
  const why =
    'Codes of authenticator apps are refused from half a minute on; links and waves end at the wrong time.';
  const mend = 'Switch on time synchronisation on both machines (timedatectl set-ntp true).';
  if (ahead >= WRONG_MS) return wrong(check, what, why, mend);
  return ahead >= LOOK_MS ? look(check, what, why, mend) : good(check, what);
}
