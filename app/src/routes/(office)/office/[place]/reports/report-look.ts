/** How the town looks, for the reports of its office. */
import { readPublicPlace } from '#features/publication/server/public-basis.usecases.ts';
import type { ReportLook } from '#features/report/report.types.ts';
import { readSiteLook } from '#features/site/server/site-look.usecases.ts';
import type { Member } from '#server/auth/member.ts';

export async function readLook(member: Member, slug: string, language: string): Promise<ReportLook> {
  const { name } = await readPublicPlace(slug);
  return readSiteLook(member.placeId, name, language);
}
