import { describe, expect, test } from 'vitest';
import { listNextSteps, type DeskFacts, type DeskWave } from './desk.rules.ts';

const TODAY = '2026-11-21';
const settled: DeskFacts = { actorCount: 20, memberCount: 2, profileGapCount: 0, waves: [] };
const wave: DeskWave = {
  waveId: 'w',
  title: 'First wave',
  state: 'draft',
  asked: 0,
  answeredShown: 0,
  closesOn: null,
  isPublished: false,
};
const codes = (facts: Partial<DeskFacts>, today = TODAY) =>
  listNextSteps({ ...settled, ...facts }, today).map((step) => step.code);

describe('next steps', () => {
  test('a new place: actors, profile, a colleague', () => {
    expect(codes({ actorCount: 0, memberCount: 1, profileGapCount: 4 })).toEqual([
      'add-actors',
      'complete-profile',
      'invite-colleague',
    ]);
  });
  test('actors are there: plan a survey; few actors: add more', () => {
    expect(codes({})).toEqual(['plan-survey']);
    expect(codes({ actorCount: 3 })).toEqual(['plan-survey', 'add-more-actors']);
  });
  test('a draft needs five invited people before it opens', () => {
    expect(codes({ waves: [{ ...wave, asked: 4 }] })).toEqual(['invite-people']);
    expect(codes({ waves: [{ ...wave, asked: 5 }] })).toEqual(['open-survey']);
  });
  test('a strategy that is run: what is blocked, who cannot be asked by mail, what is late; a partner its own reports', () => {
    const running = { strategyId: 's', toReport: 1, blocked: 2, late: 3 };
    expect(listNextSteps({ ...settled, running }, TODAY)).toMatchObject([
      { code: 'unblock-actions', path: 'strategy/s/board', values: { count: 2 } },
      { code: 'report-for-owners', path: 'strategy/s/board/reports', values: { count: 1 } },
      { code: 'late-milestones', path: 'strategy/s/board', values: { count: 3 } },
    ]);
    expect(listNextSteps({ ...settled, running: { ...running, strategyId: '' } }, TODAY)).toMatchObject([
      { code: 'report-actions', path: 'own-reports', values: { count: 1 } },
      { code: 'plan-survey' },
    ]);
    expect(codes({ running: { ...running, toReport: 0, blocked: 0, late: 0 } })).toEqual(['plan-survey']);
  });
  test('numbers: what one answers for, then what waits for approval, then what others are late with', () => {
    const deliveries = { toFill: 1, toApprove: 2, late: 3 };
    expect(listNextSteps({ ...settled, deliveries }, TODAY)).toMatchObject([
      { code: 'deliver', path: 'deliveries', values: { count: 1 } },
      { code: 'approve-deliveries', values: { count: 2 } },
      { code: 'late-deliveries', values: { count: 3 } },
    ]);
    expect(codes({ deliveries: { toFill: 0, toApprove: 0, late: 0 } })).toEqual(['plan-survey']);
  });
  test('an open wave is watched until its day has passed, however long nobody looked', () => {
    const open: DeskWave = { ...wave, state: 'open', asked: 25, answeredShown: 15, closesOn: '2026-11-21' };
    expect(listNextSteps({ ...settled, waves: [open] }, TODAY)[0]).toMatchObject({
      code: 'watch-survey',
      values: { asked: 25, answered: 15, closesOn: '2026-11-21' },
    });
    expect(codes({ waves: [open] }, '2026-11-22')).toEqual(['close-survey']);
    expect(codes({ waves: [open] }, '2027-11-22')).toEqual(['close-survey']);
  });
  test('a closed wave asks to be published; then the next one is planned', () => {
    const closed: DeskWave = { ...wave, state: 'closed', asked: 25 };
    expect(codes({ waves: [closed] })).toEqual(['publish-results']);
    expect(codes({ waves: [{ ...closed, isPublished: true }] })).toEqual(['plan-next-survey']);
  });
  test('never more than three', () => {
    const waves = Array.from({ length: 9 }, (_, i): DeskWave => ({
      ...wave,
      waveId: String(i),
      state: 'closed',
    }));
    expect(codes({ waves, profileGapCount: 1, memberCount: 1 })).toHaveLength(3);
  });
});

test('brings up agreements that end soon, before a running survey is looked at', () => {
  expect(codes({ dueAgreementCount: 2 })).toContain('renew-agreements');
  expect(codes({ dueAgreementCount: 0 })).not.toContain('renew-agreements');
});
