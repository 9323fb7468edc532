/** What the doctor found: one line for people, one object for programs. */
export interface Finding {
  /** what was looked at: a stable word for programs */
  readonly check: string;
  readonly state: 'good' | 'look' | 'wrong';
  readonly what: string;
  /** what follows from it, where something is to be mended */
  readonly why?: string;
  readonly mend?: string;
}

export function good(check: string, what: string): Finding {
  return { check, state: 'good', what };
}

/** Works, but somebody should know. */
export function look(check: string, what: string, why: string, mend: string): Finding {
  return { check, state: 'look', what, why, mend };
}

export function wrong(check: string, what: string, why: string, mend: string): Finding {
  return { check, state: 'wrong', what, why, mend };
}

export function renderFinding({ check, state, what, why, mend }: Finding): string {
  const indent = ' '.repeat(7);
  const lines = [`${state.padEnd(5)}  ${check}: ${what}`];
  if (why !== undefined) lines.push(`${indent}Why it matters: ${why}`);
  if (mend !== undefined) lines.push(`${indent}To mend it: ${mend}`);
  return lines.join('\n');
}

/** What an unexpected error says, in one line and without the password that an address may hold. */
export function readReason(error: unknown): string {
  const inner = error instanceof AggregateError ? error.errors[0] : undefined;
  const cause: unknown = inner ?? (error instanceof Error ? error.cause : undefined);
  const from = cause instanceof Error ? cause : error;
  const text = from instanceof Error ? from.message : String(from);
  return text.replaceAll(/\/\/[^/@\s]*@/g, '//').split('\n')[0] ?? '';
}
