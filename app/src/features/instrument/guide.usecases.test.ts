import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from '#server/auth/permissions.ts';
import type { Member } from '#server/auth/member.ts';
import { readGuide } from './server/guide.usecases.ts';

const memberWith = (role: Role): Member => ({
  userId: '00000000-0000-4000-8000-000000000001',
  placeId: '00000000-0000-4000-8000-000000000002',
  role,
  actorId: null,
});
const ask = (role: Role, search: string) => readGuide(memberWith(role), new URLSearchParams(search));

describe('the guide page', () => {
  test('shows the questionnaire with what the office has to know before it uses it', () => {
    const { advice, cards, may } = ask('officer', 'audience=together&purpose=decide&newcomers=unknown');
    expect(advice?.way).toBe('open-consultation');
    expect(cards['open-consultation']).toMatchObject({ ref: 'shipped:open-consultation', minutes: 4 });
    expect(cards['open-consultation']?.openSlots).toBeGreaterThan(0);
    expect(cards.residents?.openSlots).toBe(0);
    expect(may).toEqual({ plan: true, note: true });
  });

  test('has no card for conversations, because nothing is filled in', () => {
    const { advice, cards } = ask('officer', 'audience=newcomers&purpose=know&newcomers=under-40');
    expect(advice?.way).toBe('conversations');
    expect(Object.keys(cards)).toEqual(['residents']);
  });

  test('offers no step that a reader may not take, and nothing to those outside the office', () => {
    expect(ask('reader', '').may).toEqual({ plan: false, note: false });
    const refused = ROLES.filter((role) => {
      try {
        ask(role, '');
        return false;
      } catch {
        return true;
      }
    });
    expect(refused).toEqual(['partner', 'observer']);
  });
});
