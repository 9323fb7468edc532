/** Where to go after signing in: only addresses of the office or an invitation here, never another site's. */
export function readReturnPath(asked: string | null | undefined): string {
  if (typeof asked !== 'string' || asked.includes('//')) return '/office';
  return /^\/(office(\/[\w%/.-]*)?|office\/account\?first|join\/[\w.-]{1,200})$/.test(asked)
    ? asked
    : '/office';
}
