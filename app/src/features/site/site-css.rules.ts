/** The style sheet of one place: its colour, nothing else. A file of its own, because no page holds a style. */
import { composeColours } from './colour.rules.ts';

/** `accent`: '' for the colours of the installation. */
export function writeSiteCss(accent: string): string {
  if (accent === '') return '/* This place uses the colours of the installation. */\n';
  const { light, dark } = composeColours(accent);
  // twice `:root`, so that the order of style sheets does not matter
  return `:root:root{--accent:light-dark(${light.accent},${dark.accent});--accent-ink:light-dark(${light.ink},${dark.ink})}\n`;
}

/** The same for the preview in the office: one part as on a light screen, one as on a dark one, whatever the reader's is. */
export function writePreviewCss(accent: string): string {
  const schemes = ['light', 'dark'] as const;
  const grounds = schemes.map(
    (scheme) => `.site-preview-${scheme}{color-scheme:${scheme};background:var(--paper);color:var(--ink)}\n`,
  );
  if (accent === '') return grounds.join('');
  const { light, dark } = composeColours(accent);
  return `${grounds.join('')}.site-preview{--accent:light-dark(${light.accent},${dark.accent});--accent-ink:light-dark(${light.ink},${dark.ink})}\n`;
}
