/** The pages that exist, read from the folders: a new page cannot be forgotten. */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../tools/processes.mjs';

const routesFolder = resolve(root, 'app', 'src', 'routes');

/** Route ids of all pages, e.g. `/(office)/office/[place]/actors`. */
export function listPageRoutes(): readonly string[] {
  return readdirSync(routesFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|\/)\+page(@[^/]*)?\.svelte$/.test(name))
    .map((name) => `/${name.replace(/\/?\+page(@[^/]*)?\.svelte$/, '')}`)
    .sort();
}

/** Route ids of everything that answers without being a page. */
export function listEndpointRoutes(): readonly string[] {
  return readdirSync(routesFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|\/)\+server\.ts$/.test(name))
    .map((name) => `/${name.replace(/\/?\+server\.ts$/, '')}`)
    .sort();
}
