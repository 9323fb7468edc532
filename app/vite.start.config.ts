/**
 * The steps of the start as one file: a thousand source files take Node two seconds to read, one file half a second.
 * Runs after the build of the pages, which empties the folder.
 */
import { defineConfig } from 'vite';
import { externalPackages } from './external-packages.ts';

export default defineConfig({
  ssr: { noExternal: true, external: externalPackages },
  build: {
    ssr: 'src/server/start-steps.ts',
    outDir: 'build/start',
    target: 'node24',
    copyPublicDir: false,
    reportCompressedSize: false,
  },
});
