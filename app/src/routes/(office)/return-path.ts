/** Where to go after signing in: only addresses of the office here, never another site's. */
export function readReturnPath(asked: string | null | undefined): string {
  if (typeof asked === 'string' && /^\/office(\/[\w%/.-]*)?$/.test(asked) && !asked.includes('//'))
    return asked;
  return '/office';
}
