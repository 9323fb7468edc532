import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isProblem, type Problem } from './problem.ts';
import {
  emailAddress,
  optionalDay,
  optionalInteger,
  optionalNumber,
  parseInput,
  readFields,
  requiredText,
  tickedBox,
} from './input.ts';

function refuse(schema: z.ZodType, value: unknown): Problem {
  try {
    parseInput(schema, value);
  } catch (problem) {
    if (isProblem(problem)) return problem;
    throw problem;
  }
  throw new Error('it was accepted');
}

describe('parseInput', () => {
  const schema = z.object({
    name: requiredText(200),
    year: optionalInteger(1900, 2100),
    email: emailAddress.optional(),
    role: z.enum(['officer', 'reader']).optional(),
  });

  test('gives back trimmed values of the shape', () => {
    expect(parseInput(schema, { name: '  Vils ', year: '2 024', email: 'A@Example.org' })).toEqual({
      name: 'Vils',
      year: 2024,
      email: 'a@example.org',
    });
  });

  test.each([
    [{}, 'name', 'required'],
    [{ name: '   ' }, 'name', 'required'],
    [{ name: 'x'.repeat(10_000) }, 'name', 'too-long'],
    [{ name: 'a', year: '12' }, 'year', 'too-small'],
    [{ name: 'a', year: '99999' }, 'year', 'too-big'],
    [{ name: 'a', year: 'last' }, 'year', 'number'],
    [{ name: 'a', year: '2024.5' }, 'year', 'number'],
    [{ name: 'a', email: '<script>' }, 'email', 'email'],
    [{ name: 'a', role: 'king' }, 'role', 'choice'],
    [{ name: ['a', 'b'] }, 'name', 'format'],
  ])('case %#', (value, field, reason) => {
    const problem = refuse(schema, value);
    expect(problem).toMatchObject({ code: 'input-invalid', status: 422, field });
    expect(problem.values).toMatchObject({ reason });
  });

  test('a refinement in kebab-case is a problem of its own', () => {
    const ordered = z.object({ from: z.number(), to: z.number() }).refine((one) => one.to >= one.from, {
      message: 'reception-ends-before',
      path: ['to'],
    });
    expect(refuse(ordered, { from: 3, to: 2 })).toMatchObject({ code: 'reception-ends-before', field: 'to' });
  });

  test('characters that can be neither stored nor printed are named by field', () => {
    const form = z.object({ name: requiredText() });
    for (const name of ['a\u0000b', 'a\u001b[31m', 'a\uFFFF', 'a\uD83D'])
      expect(refuse(form, { name })).toMatchObject({ code: 'unreadable-characters', field: 'name' });
    expect(parseInput(form, { name: 'Öz\n\tתל 😀' })).toEqual({ name: 'Öz\n\tתל 😀' });
  });

  test('empty fields of a form are null or false', () => {
    const form = z.object({
      a: optionalInteger(0, 9),
      b: optionalNumber(0, 100),
      c: optionalDay,
      d: tickedBox,
    });
    expect(parseInput(form, {})).toEqual({ a: null, b: null, c: null, d: false });
    expect(parseInput(form, { a: '', b: '', c: '' })).toEqual({ a: null, b: null, c: null, d: false });
    expect(parseInput(form, { a: '4', b: '12,5', c: '2026-02-28', d: 'on' })).toEqual({
      a: 4,
      b: 12.5,
      c: '2026-02-28',
      d: true,
    });
    expect(refuse(form, { a: '', b: '', c: '2026-02-30' })).toMatchObject({ field: 'c' });
  });
});

test('a text as long as its field allows is accepted, however many lines it has', () => {
  const form = new FormData();
  form.append('text', 'ab\r\ncd\r\nef');
  expect(parseInput(z.object({ text: requiredText(8) }), readFields(form))).toEqual({ text: 'ab\ncd\nef' });
});

test('readFields keeps repeated names as a list and leaves files out', () => {
  const form = new FormData();
  form.append('a', '1');
  form.append('b', 'x');
  form.append('b', 'y');
  form.append('file', new File(['z'], 'z.txt'));
  expect(readFields(form)).toEqual({ a: '1', b: ['x', 'y'] });
});
