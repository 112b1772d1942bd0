import { resolve } from 'node:path';
import { z } from 'zod';
import { settings } from './settings.ts';

/** What the environment decided. A class so that Nest can inject it by type; made by `readConfig`. */
export abstract class Config {
  /** Undefined: the embedded server. */
  abstract readonly databaseUrl: string | undefined;
  abstract readonly dataFolder: string;
  /** `host` or `host:port`; undefined: as Attune itself reaches it. */
  abstract readonly biHost: string | undefined;
  /** Undefined: straight from the log. */
  abstract readonly kafkaBrokers: readonly string[] | undefined;
  abstract readonly port: number;
  abstract readonly host: string;
  /** Origin without a trailing slash. */
  abstract readonly publicUrl: string | undefined;
  abstract readonly role: 'http' | 'worker' | 'all';
  abstract readonly timeZone: string;
  /** Undefined: as the database has it, or the usual number for a new one. */
  abstract readonly partitions: number | undefined;
  /** Files of figures that are made at once. */
  abstract readonly exportsAtOnce: number;
  /** Events of the log that may be read for a receipt while somebody waits. */
  abstract readonly recountAtOnce: number;
  abstract readonly adminEmail: string;
  abstract readonly adminPassword: string | undefined;
  abstract readonly bootstrapKey: string | undefined;
  /** Customers of the sample enterprise; 0 for none. */
  abstract readonly sampleCustomers: number;
  abstract readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
}

/** Says everything that is wrong at once, by variable, without repeating values: some are secrets. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly { name: string; message: string }[]) {
    const lines = faults.map(({ name, message }) => `  ${name} ${message}.`);
    super(`Attune cannot start with these settings:\n${lines.join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** For README and `doctor`: every setting, its default, and what it means. */
export const settingsTable: readonly { name: string; default: string; meaning: string; secret: boolean }[] =
  Object.entries(settings).map(([name, entry]) => ({
    name,
    default: entry.default,
    meaning: entry.meaning,
    secret: 'secret' in entry,
  }));

type Shape = { [Name in keyof typeof settings]: (typeof settings)[Name]['schema'] };
const environment = z.object(
  Object.fromEntries(
    Object.entries(settings).map(([name, { schema }]) => [name, schema]),
  ) as unknown as Shape,
);

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    settingsTable.flatMap(({ name, secret }) => {
      const value = env[name];
      if (!value?.trim()) return [];
      return [[name, secret ? value : value.trim()]];
    }),
  );
  const read = environment.safeParse(set);
  if (!read.success) throw new ConfigError(faultsOf(read.error));
  const values = read.data;
  return {
    databaseUrl: values.DATABASE_URL,
    dataFolder: resolve(values.ATTUNE_DATA_DIR),
    biHost: values.ATTUNE_BI_HOST,
    kafkaBrokers: values.KAFKA_BROKERS,
    port: values.PORT,
    host: values.ATTUNE_HOST,
    publicUrl: values.ATTUNE_PUBLIC_URL,
    role: values.ATTUNE_ROLE,
    timeZone: values.ATTUNE_TIME_ZONE,
    partitions: values.ATTUNE_PARTITIONS,
    exportsAtOnce: values.ATTUNE_EXPORTS,
    recountAtOnce: values.ATTUNE_RECOUNT_AT_ONCE,
    adminEmail: values.ATTUNE_ADMIN_EMAIL.toLowerCase(),
    adminPassword: values.ATTUNE_ADMIN_PASSWORD,
    bootstrapKey: values.ATTUNE_BOOTSTRAP_KEY,
    sampleCustomers: values.ATTUNE_SAMPLE,
    logLevel: values.ATTUNE_LOG_LEVEL,
  };
}

/** One fault per variable: the first says what to do, the rest would repeat it. */
function faultsOf(error: z.ZodError) {
  const messages = new Map<string, string>();
  for (const issue of error.issues) {
    const name = String(issue.path[0]);
    if (!messages.has(name)) messages.set(name, issue.message);
  }
  return [...messages].map(([name, message]) => ({ name, message }));
}
