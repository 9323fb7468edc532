/**
 * The steps of the start as one file: a thousand source files take Node two seconds to read, one file a few tenths.
 * Runs after the build of the pages, which empties the folder. Installed packages stay where they are: one copy serves
 * the start and the pages, and those that read files beside them find these.
 */
import { defineConfig } from 'vite';

export default defineConfig({
  ssr: { noExternal: [/^@vicus\//] },
  build: {
    ssr: 'src/server/start-steps.ts',
    outDir: 'build/start',
    target: 'node24',
    copyPublicDir: false,
    reportCompressedSize: false,
  },
});
