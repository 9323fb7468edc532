/** Packages that the built server loads as they are installed: one copy for the pages and for the steps of the start. */
export const externalPackages: string[] = [
  'pg',
  'kysely',
  'better-auth',
  '@myriaddreamin/typst-ts-node-compiler',
  'happy-dom',
  'nodemailer',
  'pg-boss',
];
