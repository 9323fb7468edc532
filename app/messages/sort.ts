/** Sorts every message file by key: `node app/messages/sort.ts`. A test asks for it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = import.meta.dirname;

for (const name of readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'states.json')) {
  const messages = Object.entries(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));
  const sorted = messages.toSorted(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(`${folder}/${name}`, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}
