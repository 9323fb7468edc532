/** Installs the packages if they are not there; for scripts that go on with other programs. */
import { ensureInstalled } from './install.mjs';
import { runTool } from './processes.mjs';

await runTool(async () => {
  await ensureInstalled();
  return 0;
});
