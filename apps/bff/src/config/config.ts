import { z } from 'zod';
import { clouds, type Cloud } from './cloud.ts';
import { readCredential, type ClientCredential } from './client-credential.ts';
import { sandboxApplication } from './sandbox-application.ts';

/** How the portal is set up. Made once at the start and handed down; nothing else reads the environment. */
export interface Config {
  readonly port: number;
  /** Origin under which browsers reach the portal, without a path: `https://portal.example`. */
  readonly publicUrl: string;
  readonly dataDirectory: string;
  /** PostgreSQL; absent: the embedded database in the data directory. */
  readonly databaseUrl: string | undefined;
  /** 32 bytes; absent: a key is made and kept in the data directory. */
  readonly secretKey: Buffer | undefined;
  readonly logLevel: LogLevel;
  /** How many proxies in front of the portal may be believed about the address of a client. */
  readonly trustedProxies: number;
  /** What the operator of the portal wants everybody to read. */
  readonly releaseNote: string | undefined;
  readonly entra: EntraConfig;
}

/** The application by which the portal signs people in and calls Microsoft Graph. */
export interface EntraConfig {
  /** `sandbox`: nothing ever goes to Microsoft. */
  readonly kind: 'entra' | 'sandbox';
  /** The home tenant, as a lower-case GUID. */
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: ClientCredential;
  readonly cloud: Cloud;
  /** Origin of the sign-in endpoints. */
  readonly loginOrigin: string;
  /** Where Graph is really reached, when that is not the cloud's own address. */
  readonly graphOrigin: string | undefined;
  /** The page that controls the sandbox. */
  readonly sandboxControlUrl: string | undefined;
  readonly adminCenterUrl: string;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const port = z.coerce
  .number('is no number')
  .int('is no whole number')
  .min(1, 'is below 1')
  .max(65_535, 'is above 65535');
const guid = z.guid('is no GUID').transform((value) => value.toLowerCase());

const environmentSchema = z.object({
  PORT: port.default(3000),
  SANDBOX_PORT: port.default(3100),
  PUBLIC_URL: z.string().optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'does not begin with postgres:// or postgresql://')
    .optional(),
  SECRET_KEY: z
    .string()
    .refine((value) => Buffer.from(value, 'base64').length === 32, 'has to be 32 bytes in base64')
    .optional(),
  LOG_LEVEL: z.enum(logLevels, `is none of ${logLevels.join(', ')}`).default('info'),
  TRUSTED_PROXIES: z.coerce
    .number('is no number')
    .int('is no whole number')
    .min(0, 'is below 0')
    .max(10, 'is above 10')
    .optional(),
  RELEASE_NOTE: z.string().max(500, 'is longer than 500 characters').optional(),
  ENTRA_TENANT_ID: guid.optional(),
  ENTRA_CLIENT_ID: guid.optional(),
  ENTRA_CLIENT_SECRET: z.string().optional(),
  ENTRA_CLIENT_CERTIFICATE: z.string().optional(),
  ENTRA_CLOUD: z.enum(Object.keys(clouds) as [Cloud], `is none of ${Object.keys(clouds).join(', ')}`).default('global'),
});

type Values = z.output<typeof environmentSchema>;

/** The environment cannot be used; the message names every variable at fault, and shows the value of none. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the whole configuration. A variable that is empty counts as not set.
 * @throws {ConfigError} naming everything that is wrong at once.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = environmentSchema.safeParse(set);
  const credential = readCredential(set['ENTRA_CLIENT_SECRET'], set['ENTRA_CLIENT_CERTIFICATE']);
  const faults = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`),
    ...faultsBetween(set),
    ...(typeof credential === 'string' ? [`ENTRA_CLIENT_CERTIFICATE ${credential}`] : []),
  ];
  if (!parsed.success || typeof credential === 'string' || faults.length > 0) {
    const lines = faults.map((fault) => `  ${fault}`).join('\n');
    throw new ConfigError(`Tenantry cannot start, because its settings are not right:\n${lines}`);
  }
  const values = parsed.data;
  const publicUrl = new URL(values.PUBLIC_URL ?? `http://localhost:${String(values.PORT)}`).origin;
  return {
    port: values.PORT,
    publicUrl,
    dataDirectory: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    secretKey: values.SECRET_KEY === undefined ? undefined : Buffer.from(values.SECRET_KEY, 'base64'),
    logLevel: values.LOG_LEVEL,
    // The portal itself speaks plain HTTP: where browsers use https, somebody stands in front.
    trustedProxies: values.TRUSTED_PROXIES ?? (publicUrl.startsWith('https://') ? 1 : 0),
    releaseNote: values.RELEASE_NOTE,
    entra: entraConfig(values, credential),
  };
}

function entraConfig(values: Values, credential: ClientCredential | undefined): EntraConfig {
  const { ENTRA_TENANT_ID: tenantId, ENTRA_CLIENT_ID: clientId, ENTRA_CLOUD: cloud } = values;
  if (tenantId === undefined || clientId === undefined || credential === undefined) {
    const origin = `http://localhost:${String(values.SANDBOX_PORT)}`;
    return {
      kind: 'sandbox',
      ...sandboxApplication,
      cloud: 'global',
      loginOrigin: origin,
      graphOrigin: `${origin}/graph`,
      sandboxControlUrl: `${origin}/__sandbox`,
      adminCenterUrl: clouds.global.adminCenterUrl,
    };
  }
  const { loginOrigin, adminCenterUrl } = clouds[cloud];
  return {
    kind: 'entra',
    tenantId,
    clientId,
    credential,
    cloud,
    loginOrigin,
    adminCenterUrl,
    graphOrigin: undefined,
    sandboxControlUrl: undefined,
  };
}

/** What settings ask of one another, whatever else is wrong with them. */
function faultsBetween(set: Readonly<Record<string, string | undefined>>): readonly string[] {
  const faults: string[] = [];
  const addressFault = set['PUBLIC_URL'] === undefined ? undefined : faultOfPublicUrl(set['PUBLIC_URL']);
  if (addressFault !== undefined) faults.push(`PUBLIC_URL ${addressFault}`);
  if (set['DATABASE_URL'] !== undefined && set['SECRET_KEY'] === undefined) {
    faults.push('SECRET_KEY is needed with DATABASE_URL, since several processes have to share it');
  }
  const credentials = ['ENTRA_CLIENT_SECRET', 'ENTRA_CLIENT_CERTIFICATE'].filter((name) => set[name] !== undefined);
  const needed = ['ENTRA_TENANT_ID', 'ENTRA_CLIENT_ID'];
  if (credentials.length === 0 && needed.every((name) => set[name] === undefined)) return faults;
  for (const name of needed) {
    if (set[name] === undefined) faults.push(`${name} is missing, while other settings of Entra are there`);
  }
  if (credentials.length !== 1)
    faults.push('ENTRA_CLIENT_SECRET or ENTRA_CLIENT_CERTIFICATE is needed: exactly one of them');
  return faults;
}

/** Entra sends answers only to https addresses, and to plain ones of the same machine. */
function faultOfPublicUrl(address: string): string | undefined {
  if (!URL.canParse(address)) return 'is no address';
  const url = new URL(address);
  if (url.username !== '' || url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return 'has to be an origin, with nothing after the host and port';
  }
  if (url.protocol === 'https:') return undefined;
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'http:' && loopback ? undefined : 'has to begin with https://, or with http://localhost';
}
