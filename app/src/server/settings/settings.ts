import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { StartFailure } from '../database/start-failure.ts';

/** The provider of OpenID Connect that people may sign in with. */
export interface OpenIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** what the button says: `Sign in with <label>` */
  readonly label: string;
  /** the operator vouches for the addresses of a provider that does not say whether it verified them */
  readonly trustsEmail: boolean;
}

/** What the operator chose by environment, validated. Paths are absolute. */
export interface Settings {
  readonly version: string;
  readonly cloneDirectory: string;
  readonly dataDirectory: string;
  readonly host: string;
  readonly port: number;
  /** VICUS_ORIGIN; undefined means: localhost and 127.0.0.1 over plain http. */
  readonly configuredOrigin: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly openId: OpenIdSettings | undefined;
  /** How often programs of one network may ask the API in a minute; 0 means: as often as they like. */
  readonly apiRequestsPerMinute: number;
  /** Feeds of other installations that the operator may fetch by command; nothing else is ever called. */
  readonly feeds: readonly string[];
  /** Both or neither; neither means the embedded server. */
  readonly externalDatabase: { readonly appUrl: string; readonly ownerUrl: string } | undefined;
}

/** Settings of a running installation: the database is up and migrated, the address is known. */
export interface RunningSettings extends Settings {
  /** The address to print in links, without a slash at the end. */
  readonly origin: string;
  /** The login of the application, which may only `set role`. */
  readonly databaseUrl: string;
}

const settingsKey = Symbol.for('vicus.settings');

function isUrlOf(protocols: readonly string[]) {
  return (text: string) => URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

const isDatabaseUrl = isUrlOf(['postgres:', 'postgresql:']);
const databaseMessage = 'is not a PostgreSQL address such as postgres://name:password@host:5432/vicus';

/** Addresses of feeds, with spaces between them. Without encryption only from this machine, for trying out. */
const readFeedAddresses = (text: string): string[] => text.split(/\s+/).filter((one) => one !== '');

function isFeedAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  const isSafe =
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(hostname));
  return isSafe && username === '';
}

function isOrigin(text: string): boolean {
  if (!isUrlOf(['http:', 'https:'])(text)) return false;
  const url = new URL(text);
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
}

/** Sign-in without encryption is for trying out on one machine. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash } = new URL(text);
  const isSafe =
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(hostname));
  return isSafe && search === '' && hash === '';
}

const environmentSchema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is not a port number such as 3000')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is not a port number (0 to 65535)')
    .default(3000),
  HOST: z
    .string()
    .refine((host) => isIP(host) > 0 || /^[a-z0-9.-]+$/i.test(host), 'is not a host such as 127.0.0.1')
    .default('127.0.0.1'),
  VICUS_ORIGIN: z
    .string()
    .refine(isOrigin, 'is not an address such as https://vicus.example.org (no path at the end)')
    .transform((text) => new URL(text).origin)
    .optional(),
  VICUS_DATA: z.string().default('./data'),
  DATABASE_URL: z.string().refine(isDatabaseUrl, databaseMessage).optional(),
  VICUS_MIGRATE_URL: z.string().refine(isDatabaseUrl, databaseMessage).optional(),
  SMTP_URL: z
    .string()
    .refine(
      isUrlOf(['smtp:', 'smtps:']),
      'is not a mail address such as smtp://name:password@mail.example.org:587',
    )
    .optional(),
  VICUS_API_REQUESTS_PER_MINUTE: z
    .string()
    .regex(/^\d{1,7}$/, 'is not a whole number such as 600')
    .transform(Number)
    .default(600),
  VICUS_FEEDS: z
    .string()
    .refine(
      (text) => readFeedAddresses(text).every(isFeedAddress),
      'is not a list of addresses such as https://vicus.example.org/exchange/practices.json with spaces between',
    )
    .transform(readFeedAddresses)
    .optional(),
  OIDC_ISSUER: z
    .string()
    .refine(isIssuer, 'is not an address such as https://login.example.org/realms/town')
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60, 'has more than 60 characters').default('OpenID Connect'),
  OIDC_TRUST_EMAIL: z.enum(['yes', 'no'], 'is neither yes nor no').default('no'),
});

/** Names of the settings, for the test of their documentation. `VICUS_BACKUP_KEY` is read by the command line alone. */
export const SETTING_NAMES: readonly string[] = [...Object.keys(environmentSchema.shape), 'VICUS_BACKUP_KEY'];

type Environment = z.infer<typeof environmentSchema>;

/** Values may hold passwords: a message names the setting and what is wrong with it, never the value. */
function parseEnvironment(environment: Readonly<Record<string, string | undefined>>): Environment {
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const result = environmentSchema.safeParse(filled);
  if (result.success) return result.data;
  const findings = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new StartFailure(
    'setting-invalid',
    `A setting cannot be used: ${findings.join('; ')}.`,
    'Correct the environment variable, or leave it out to use its default (docs/install.md, section Settings).',
  );
}

function readExternalDatabase(environment: Environment): Settings['externalDatabase'] {
  const { DATABASE_URL: appUrl, VICUS_MIGRATE_URL: ownerUrl } = environment;
  if (appUrl && ownerUrl) return { appUrl, ownerUrl };
  if (!appUrl && !ownerUrl) return undefined;
  const [present, missing] = appUrl
    ? ['DATABASE_URL', 'VICUS_MIGRATE_URL']
    : ['VICUS_MIGRATE_URL', 'DATABASE_URL'];
  throw new StartFailure(
    'setting-invalid',
    `${present} is set but ${missing} is not.`,
    'Set both: DATABASE_URL is the login of the application (it may only "set role"), VICUS_MIGRATE_URL the owner ' +
      'of the database. Or set neither, and Vicus runs its own PostgreSQL.',
  );
}

function readOpenId(environment: Environment): OpenIdSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = environment;
  if (issuer && clientId && clientSecret)
    return {
      issuer,
      clientId,
      clientSecret,
      label: environment.OIDC_NAME,
      trustsEmail: environment.OIDC_TRUST_EMAIL === 'yes',
    };
  if (!issuer && !clientId && !clientSecret) return undefined;
  throw new StartFailure(
    'setting-invalid',
    'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together, and one of them is missing.',
    'Set all three as the provider gave them, or none (docs/install.md, Sign-in with the accounts of the town).',
  );
}

/** Validates the environment. `cloneDirectory` is the folder that relative paths start from. */
export function parseSettings(
  environment: Readonly<Record<string, string | undefined>>,
  cloneDirectory: string,
  version: string,
): Settings {
  const parsed = parseEnvironment(environment);
  return {
    version,
    cloneDirectory,
    dataDirectory: resolve(cloneDirectory, parsed.VICUS_DATA),
    host: parsed.HOST,
    port: parsed.PORT,
    configuredOrigin: parsed.VICUS_ORIGIN,
    smtpUrl: parsed.SMTP_URL,
    openId: readOpenId(parsed),
    apiRequestsPerMinute: parsed.VICUS_API_REQUESTS_PER_MINUTE,
    feeds: parsed.VICUS_FEEDS ?? [],
    externalDatabase: readExternalDatabase(parsed),
  };
}

/**
 * Hands the settings to the built server. It is a module graph of its own, so a module variable would not reach it.
 */
export function publishSettings(settings: RunningSettings): void {
  Reflect.set(globalThis, settingsKey, Object.freeze(settings));
}

/** The settings of this process, whichever module graph asks. */
export function readSettings(): RunningSettings {
  const settings: unknown = Reflect.get(globalThis, settingsKey);
  if (settings === undefined) throw new Error('Settings are read before app/start.ts has published them.');
  return settings as RunningSettings;
}
