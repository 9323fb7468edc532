/** `npm run bench`: builds the pages if needed, then measures. */
import { ensureBuilt } from '../tools/build.mjs';
import { ensureInstalled } from '../tools/install.mjs';

await ensureInstalled();
await ensureBuilt();
await import('./governance.ts');
