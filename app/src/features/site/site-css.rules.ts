/** The style sheet of one place: its colour, nothing else. A file of its own, because no page holds a style. */
import { composeColours } from './colour.rules.ts';

/** Grounds and inks of ui/style.css, for a part that is shown as on another screen than the reader's. */
const SCHEME_TOKENS = {
  light:
    '--paper:#fdfcfa;--surface:#f3f1ec;--ink:#1d1f22;--ink-soft:#55585e;--line:#d6d2ca;--line-strong:#8a8780',
  dark: '--paper:#16181b;--surface:#1f2226;--ink:#eceae6;--ink-soft:#b3b0aa;--line:#3b3f45;--line-strong:#85898f',
} as const;
/** As in ui/style.css. */
const OWN_ACCENTS = {
  light: { accent: '#0b5a6e', ink: '#ffffff' },
  dark: { accent: '#7cc7da', ink: '#0d1a1d' },
} as const;

const writeAccent = ({ accent, ink }: { readonly accent: string; readonly ink: string }): string =>
  `--accent:${accent};--accent-ink:${ink}`;

/** `accent`: '' for the colours of the installation. */
export function writeSiteCss(accent: string): string {
  if (accent === '') return '/* This place uses the colours of the installation. */\n';
  const { light, dark } = composeColours(accent);
  // Twice `:root`, so that the order of style sheets does not matter. Paper is light.
  return [
    `:root:root{${writeAccent(light)}}`,
    `@media screen and (prefers-color-scheme:dark){:root:root{${writeAccent(dark)}}}`,
    '',
  ].join('\n');
}

/** The same for the preview in the office: one part as on a light screen, one as on a dark one, whatever the reader's is. */
export function writePreviewCss(accent: string): string {
  const colours = accent === '' ? OWN_ACCENTS : composeColours(accent);
  return (['light', 'dark'] as const)
    .map(
      (scheme) =>
        `.site-preview-${scheme}{color-scheme:${scheme};${SCHEME_TOKENS[scheme]};${writeAccent(colours[scheme])};` +
        'background:var(--paper);color:var(--ink)}\n',
    )
    .join('');
}
