import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/**
 * Noto Sans (Latin, Greek, Cyrillic) and Noto Sans Arabic, SIL Open Font License 1.1, from npm packages: nothing is
 * fetched and nothing of the machine's own fonts is used, so a report looks the same everywhere.
 */
const FONT_FILES = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  '@expo-google-fonts/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
] as const;

const require = createRequire(import.meta.url);

/** Reads the fonts of the reports; a missing file means that the packages were not installed. */
export async function readFonts(): Promise<Buffer[]> {
  return Promise.all(FONT_FILES.map((file) => readFile(require.resolve(file))));
}
