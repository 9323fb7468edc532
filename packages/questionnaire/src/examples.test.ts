import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as questionnaire from './index.ts';

const folder = import.meta.dirname;
const lines = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .flatMap((name) => readFileSync(`${folder}/${name}`, 'utf8').split('\n'))
  .flatMap((line) => /^ \* (.+) \/\/ => (.+)$/u.exec(line) ?? [])
  .filter((part) => !part.startsWith(' * '));

describe('documented examples', () => {
  for (let index = 0; index < lines.length; index += 2) {
    const [expression = '', expected = ''] = lines.slice(index, index + 2);
    it(expression, () => {
      const run = new Function(...Object.keys(questionnaire), `return (${expression});`);
      expect(JSON.parse(JSON.stringify(run(...Object.values(questionnaire))))).toEqual(JSON.parse(expected));
    });
  }

  it('are found', () => expect(lines.length).toBeGreaterThan(20));
});
