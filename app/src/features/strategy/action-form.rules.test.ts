/** Flat fields of forms and what they mean together: there and back. */
import { describe, expect, test } from 'vitest';
import { createTranslator } from '#ui/messages.ts';
import { countRows, flattenFields, nestFields } from './action-form.rules.ts';
import { alignActions, alignFields, toActionForm } from './action-values.rules.ts';
import { actionSchema } from './action.schema.ts';
import { findLine, isOtherLine, renewRevisions } from './budget-form.rules.ts';
import { fillFromStart, listStarts } from './start.rules.ts';
import { row, STRATEGY_CONTENT } from './testing/strategy-content.fixture.ts';

describe('fields of a form', () => {
  test('become lists and objects, gaps empty rows', () => {
    expect(
      nestFields({ title: 'A', 'partners.1': 'B', 'outputs.1.name': 'C', 'areas.housing': 'on' }),
    ).toEqual({
      title: 'A',
      partners: ['', 'B'],
      outputs: [{}, { name: 'C' }],
      areas: { housing: 'on' },
    });
  });

  test('cannot reach the prototype, nor make a long list out of a large number', () => {
    expect(nestFields({ '__proto__.x': '1', 'a.99999.b': '1' })).toEqual({ a: { 99999: { b: '1' } } });
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('say of every action of a strategy what the action says', () => {
    for (const action of STRATEGY_CONTENT.actions) {
      const form = toActionForm(action, [2027, 2028]);
      const read = actionSchema.parse(nestFields(form));
      expect(read).toMatchObject({
        title: action.title,
        goalId: action.goalId,
        owner: action.owner?.name ?? '',
        perspectiveIds: action.perspectiveIds,
        volunteerHours: action.volunteerHours,
        trial: action.trial,
      });
      expect(read.outputs.map(({ planned }) => planned)).toEqual(
        action.outputs.map(({ planned }) => planned),
      );
      expect(read.milestones).toHaveLength(action.milestones.length);
    }
  });

  test('offer two rows more than are filled', () => {
    const form = flattenFields({ outputs: [{ outputId: row('other', 1), name: 'Hours' }] });
    expect(countRows(form, 'outputs')).toBe(3);
    expect(countRows({}, 'outputs')).toBe(2);
    expect(countRows({ 'outputs.1.countedBy': 'report' }, 'outputs')).toBe(2);
  });

  test('that somebody typed and the row does not have are empty there', () => {
    expect(alignFields({ a: '1' }, { a: '2', b: '3', part: 'x', revision: '4' })).toEqual({ a: '1', b: '' });
  });
});

test('starting points fill a form that is accepted, in both languages', () => {
  for (const language of ['en', 'de'] as const) {
    const t = createTranslator(language);
    const starts = listStarts(t);
    expect(starts).toHaveLength(10);
    for (const { id, known } of starts) {
      expect(known).not.toMatch(/^office\./);
      const filled = { ...fillFromStart(id, t), goalId: row('goal', 1) };
      const read = actionSchema.parse(nestFields(filled));
      expect(JSON.stringify(read)).not.toContain('office.start');
      expect(read.outputs).toHaveLength(1);
    }
  }
  expect(fillFromStart('nothing', createTranslator('en'))).toBeUndefined();
});

test('lines of a budget that two people changed keep what was typed, made from what stands there now', () => {
  const id = row('other', 10);
  const typed = { 'lines.0.budgetLineId': id, 'lines.0.revision': '1', 'lines.0.amount': '5' };
  const standing = { 'lines.2.budgetLineId': id, 'lines.2.revision': '4', 'lines.2.amount': '7' };
  expect(findLine(standing, id)).toBe('lines.2');
  expect(isOtherLine(typed, 'lines.0', standing, 'lines.2')).toBe(true);
  expect(renewRevisions(typed, standing)).toEqual({ ...typed, 'lines.0.revision': '4' });
});

test('two forms of one action differ only in what somebody typed', () => {
  const typed = {
    'outputs.0.name': 'Mine',
    'outputs.0.outputId': '',
    'outputs.1.countedBy': 'report',
    'outputs.1.planned.0.year': '2027',
  };
  const standing = { 'outputs.0.name': 'Theirs', 'outputs.0.outputId': row('other', 1) };
  const both = alignActions(standing, typed);
  const different = Object.keys(both.standing).filter((name) => both.standing[name] !== both.typed[name]);
  expect(different).toEqual(['outputs.0.name']);
  expect(both.typed['outputs.0.outputId']).toBe(row('other', 1));
});
