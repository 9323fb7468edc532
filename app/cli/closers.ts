type Close = () => Promise<void> | void;

/** What was started for this command; ended in reverse order. */
const closers: Close[] = [];

export function closeLater(close: Close): void {
  closers.push(close);
}

/** Ends what was started. Safe to call at any time, also on a signal. */
export async function closeAll(): Promise<void> {
  for (let close = closers.pop(); close; close = closers.pop()) await close();
}
