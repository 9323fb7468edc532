/** How the town looks, for its reports: colour and arms of its public site. */
import type { ReportLook } from '#features/report/report.types.ts';
import { readPublicArms, readPublicSite } from '#features/site/server/site.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { readPublicPlace } from '#features/publication/server/public-basis.usecases.ts';

/** Arms in a form that older office programs cannot show are left out. */
export async function readLook(member: Member, slug: string, language: string): Promise<ReportLook> {
  const { accent, arms } = await readPublicSite(member.placeId);
  if (arms === null || arms.kind === 'webp') return { colour: accent, arms: null };
  const { content } = await readPublicArms(member.placeId);
  const alt = arms.alt[language] ?? arms.alt['en'] ?? (await readPublicPlace(slug)).name;
  const { kind, widthPx, heightPx } = arms;
  return { colour: accent, arms: { kind, content, widthPx, heightPx, alt } };
}
