/** `npm run bench [-- disclosure [CASE …] | governance | responses [small] | indicators [small] | publish [small] | strategy [small]]`: what is measured; the pages are built first where needed. */
import { ensureBuilt } from '../tools/build.mjs';
import { ensureInstalled } from '../tools/install.mjs';

await ensureInstalled();
const [which, ...words] = process.argv.slice(2);
if (which === undefined || which === 'disclosure') {
  const { runDisclosure } = await import('./disclosure/disclosure.ts');
  await runDisclosure(words);
}
if (which === undefined || which === 'governance') {
  await ensureBuilt();
  await import('./governance.ts');
}
if (which === undefined || which === 'responses') {
  await ensureBuilt();
  const { runResponses } = await import('./responses.ts');
  await runResponses(words);
}
if (which === 'indicators') {
  await ensureBuilt();
  const { runIndicators } = await import('./indicators.ts');
  await runIndicators(words);
}
if (which === 'publish') {
  await ensureBuilt();
  const { runPublish } = await import('./publish.ts');
  await runPublish(words);
}
if (which === 'strategy') {
  await ensureBuilt();
  const { runStrategy } = await import('./strategy.ts');
  await runStrategy(words);
}
