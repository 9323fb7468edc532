-- Sign-in: second factor, passkeys, how a session was opened, and what happened with an account.
-- Column names are those of better-auth where better-auth reads them.

alter table auth."user" add column "twoFactorEnabled" boolean not null default false;
comment on column auth."user"."twoFactorEnabled" is 'Signing in by password or link also asks for a code of an authenticator app.';

alter table auth.session add column "provenBy" text not null default 'password',
  add constraint "how a session was opened is known" check ("provenBy" in ('password', 'link', 'passkey', 'openid'));
comment on column auth.session."provenBy" is 'How the person signed in; who came by a one-time link may choose a new password.';

create table auth.two_factor (
  id text primary key,
  "userId" text not null constraint "one second factor a person" unique references auth."user" (id) on delete cascade,
  secret text not null,
  "backupCodes" text not null,
  verified boolean not null default false,
  "failedVerificationCount" integer not null default 0,
  "lockedUntil" timestamptz
);
comment on table auth.two_factor is 'Authenticator app (TOTP) of a person; secret and recovery codes are sealed with the key that signs sessions.';
comment on column auth.two_factor.verified is 'False until the first code of the app was right; before that it asks nobody for one.';

create table auth.passkey (
  credential_id text primary key,
  user_id text not null references auth."user" (id) on delete cascade,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  created_on date not null default current_date,
  last_used_on date,
  constraint "a passkey has a name of 1 to 60 characters" check (char_length(name) between 1 and 60)
);
create index on auth.passkey (user_id);
comment on table auth.passkey is 'Public half of a passkey. Nothing tells maker or model of the device.';
comment on column auth.passkey.credential_id is 'Base64url, as the browser gives it.';
comment on column auth.passkey.counter is 'Uses, as the device counts them; 0 where it does not.';

create table auth.account_event (
  account_event_id uuid primary key default gen_random_uuid(),
  user_id text not null references auth."user" (id) on delete cascade,
  at timestamptz not null default now(),
  event text not null,
  constraint "what happened with an account is known" check (event in (
    'password-changed', 'link-made', 'second-factor-on', 'second-factor-off', 'second-factor-removed-by-operator',
    'recovery-codes-renewed', 'recovery-code-used', 'passkey-added', 'passkey-removed', 'sessions-ended', 'openid-linked'
  ))
);
create index on auth.account_event (user_id, at desc);
comment on table auth.account_event is 'What happened with the ways into an account, for its owner to read; kept for a year. No address, no device.';

grant select, insert, update, delete on auth.two_factor, auth.passkey to vicus_auth;
grant select, insert, delete on auth.account_event to vicus_auth;

-- An account by OpenID Connect is made for people who were invited, and for nobody else.
create function vicus.is_invited(address text) returns boolean language sql stable security definer
  set search_path = office, pg_temp
  as $$ select exists (select from office.member_invitation
    where email = lower(address) and expires_on >= current_date) $$;
comment on function vicus.is_invited(text) is 'Whether an open invitation stands for this address in any place.';
revoke execute on function vicus.is_invited(text) from public;
grant usage on schema vicus to vicus_auth;
grant execute on function vicus.is_invited(text) to vicus_auth;
