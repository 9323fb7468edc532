import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { methodCode } from './method-code.ts';
import { methodMarkdown } from './method-markdown.ts';
import { tabletProgram } from './tablet-program.ts';

export default defineConfig({
  plugins: [
    methodMarkdown(),
    methodCode(),
    tabletProgram(),
    sveltekit({
      adapter: adapter({ precompress: true }),
      csp: {
        mode: 'auto',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'form-action': ['self'],
          'base-uri': ['none'],
          'object-src': ['none'],
          'frame-ancestors': ['none'],
        },
      },
      inlineStyleThreshold: 0,
      output: { linkHeaderPreload: false },
    }),
  ],
  ssr: {
    external: [
      'pg',
      'kysely',
      'better-auth',
      '@myriaddreamin/typst-ts-node-compiler',
      'happy-dom',
      'nodemailer',
      'pg-boss',
    ],
  },
});
