/**
 * Builds what runs on a tablet without a connection: one file for the page and one that answers for the network. The only
 * program of ours that browsers get; every other page is HTML from the server (docs/decisions/0005). In development it
 * is built once at the start.
 */
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin, type Rolldown } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const folder = 'src/features/survey/tablet';

/** Words of the office and of public pages are never read on a tablet. */
const respondentWordsOnly: Plugin = {
  name: 'respondent-words-only',
  enforce: 'pre',
  load: (id) => (/\/messages\/(office|public)\.[a-z]{2}\.json$/.test(id.split('?')[0] ?? '') ? '{}' : null),
};

async function buildFile(name: string): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    mode: 'production',
    logLevel: 'warn',
    publicDir: false,
    plugins: [respondentWordsOnly, svelte({ configFile: false })],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: `${root}${folder}/${name}`, output: { format: 'es', codeSplitting: false } },
    },
  });
  const { output } = built as Rolldown.RolldownOutput;
  const [file, other] = output;
  // A style of a component would have to be served as well; the respondent's style sheet holds all there is.
  if (other !== undefined) throw new Error(`${name}: only a program was expected, not ${other.fileName}`);
  return file.code;
}

let built: Promise<readonly [string, string]> | undefined;

export function tabletProgram(): Plugin {
  return {
    name: 'tablet-program',
    enforce: 'pre',
    async load(id) {
      if (!id.split('?')[0]?.endsWith(`${folder}/built-program.ts`)) return null;
      built ??= Promise.all([buildFile('tablet.program.ts'), buildFile('tablet.worker.ts')]);
      const [program, worker] = await built;
      return `export const PROGRAM = ${JSON.stringify(program)};\nexport const WORKER = ${JSON.stringify(worker)};\n`;
    },
  };
}
