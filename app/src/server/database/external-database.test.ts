import { expect, test } from 'vitest';
import { refuseUnfitLogins } from './external-database.ts';
import type { LoginFacts } from './external-database.ts';

const app: LoginFacts = {
  login: 'town_app',
  version: 150_004,
  database: 'vicus/16384',
  started: '2026-11-01 08:00:00+00',
  isSuperuser: false,
  isOwner: false,
  mayCreateRoles: false,
  bypassesRowSecurity: false,
  inherits: false,
};
const owner: LoginFacts = {
  ...app,
  login: 'town_owner',
  isOwner: true,
  mayCreateRoles: true,
  inherits: true,
};

test('a login that may only set role, and an owner, are accepted', () => {
  expect(() => refuseUnfitLogins(app, owner)).not.toThrow();
});

test.each<[string, Partial<LoginFacts>, Partial<LoginFacts>, string]>([
  ['PostgreSQL 14', { version: 140_011 }, {}, 'database-too-old'],
  ['a superuser', { isSuperuser: true, isOwner: true }, {}, 'database-login-too-powerful'],
  ['the owner', { isOwner: true }, {}, 'database-login-too-powerful'],
  ['a login that may create roles', { mayCreateRoles: true }, {}, 'database-login-too-powerful'],
  [
    'a login that bypasses row-level security',
    { bypassesRowSecurity: true },
    {},
    'database-login-too-powerful',
  ],
  ['a login that inherits', { inherits: true }, {}, 'database-login-inherits'],
  ['an owner that is a superuser', {}, { isSuperuser: true }, 'database-owner-unfit'],
  ['an owner that owns nothing', {}, { isOwner: false }, 'database-owner-unfit'],
  ['two databases', {}, { database: 'other/16385' }, 'database-mismatch'],
  ['two servers', {}, { started: '2026-11-02 08:00:00+00' }, 'database-mismatch'],
])('%s is refused', (_, appChange, ownerChange, code) => {
  expect(() => refuseUnfitLogins({ ...app, ...appChange }, { ...owner, ...ownerChange })).toThrow(
    expect.objectContaining({ code }),
  );
});
