/** What Ctrl-C means while a command can still end well; without it the program ends at once. */
let stop: (() => void) | undefined;
let takenMs = -Infinity;

/** A terminal and the programs between each pass the same Ctrl-C on; what comes so soon after is no second one. */
const ECHO_MS = 500;

/** @returns forgets it again */
export function onInterrupt(run: () => void): () => void {
  stop = run;
  return () => {
    if (stop === run) stop = undefined;
  };
}

/** Calls what was agreed on, once. @returns false where the program should end */
export function takeInterrupt(): boolean {
  if (performance.now() - takenMs < ECHO_MS) return true;
  const run = stop;
  stop = undefined;
  if (run === undefined) return false;
  takenMs = performance.now();
  run();
  return true;
}
