/** How the town looks, for its documents: colour and arms of its public site. */
import type { DocumentArms } from '#server/documents/document.types.ts';
import { readPublicArms, readPublicSite } from './site.usecases.ts';

export interface SiteLook {
  /** `#rrggbb`; '' for the colour of the installation */
  readonly colour: string;
  readonly arms: DocumentArms | null;
}

/** Arms in a form that older office programs cannot show are left out. `name`: said of arms without words of their own. */
export async function readSiteLook(placeId: string, name: string, language: string): Promise<SiteLook> {
  const { accent, arms } = await readPublicSite(placeId);
  if (arms === null || arms.kind === 'webp') return { colour: accent, arms: null };
  const { content } = await readPublicArms(placeId);
  const { kind, widthPx, heightPx } = arms;
  const alt = arms.alt[language] ?? arms.alt['en'] ?? name;
  return { colour: accent, arms: { kind, content, widthPx, heightPx, alt } };
}
