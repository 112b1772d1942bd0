import { z } from 'zod';

/** A setting as it is read, and as README and `doctor` print it. */
interface Setting<Schema extends z.ZodType> {
  /** What holds when it is unset, in words. */
  default: string;
  meaning: string;
  /** Its value must never be printed. */
  secret?: true;
  schema: Schema;
}

const setting = <Schema extends z.ZodType>(schema: Schema, text: Omit<Setting<Schema>, 'schema'>) => ({
  ...text,
  schema,
});

const machineTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `needs a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `needs a whole number from ${min} to ${max}`);

const webAddress = (protocols: readonly string[], shape: string) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), `needs ${shape}`);

const address = /^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:]+\])(:\d{1,5})?$/;

const broker = /^[A-Za-z0-9._-]+:\d{1,5}$/;

/** Every environment variable that Attune reads. An empty value counts as unset. */
export const settings = {
  DATABASE_URL: setting(
    webAddress(
      ['postgres:', 'postgresql:'],
      'an address like postgres://user:password@host:5432/attune',
    ).optional(),
    {
      default: 'an embedded PostgreSQL in ATTUNE_DATA_DIR',
      meaning:
        'A PostgreSQL server (18 or newer) to use instead of the embedded one. Its user must own the database.',
      secret: true,
    },
  ),
  ATTUNE_DATA_DIR: setting(z.string().default('.attune'), {
    default: '.attune in the working directory',
    meaning: 'Folder of the embedded PostgreSQL.',
  }),
  ATTUNE_BI_HOST: setting(z.string().regex(address, 'needs host or host:port').optional(), {
    default: 'the host and port of DATABASE_URL',
    meaning: 'Where BI tools reach PostgreSQL, as host or host:port, when that has another name for them.',
  }),
  KAFKA_BROKERS: setting(
    z
      .string()
      .transform((value) =>
        value
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      )
      .refine(
        (parts) => parts.length > 0 && parts.every((part) => broker.test(part)),
        'needs host:port, separated by commas',
      )
      .optional(),
    {
      default: 'none: events are streamed straight from the log',
      meaning: 'Kafka brokers as host:port, separated by commas.',
    },
  ),
  PORT: setting(whole(0, 65_535).default(4000), {
    default: '4000',
    meaning: 'Port to listen on; 0 takes a free one.',
  }),
  ATTUNE_HOST: setting(z.string().default('127.0.0.1'), {
    default: '127.0.0.1',
    meaning: 'Address to listen on. Only this machine can reach the default; containers set 0.0.0.0.',
  }),
  ATTUNE_PUBLIC_URL: setting(
    webAddress(['http:', 'https:'], 'an address like https://cx.example.com')
      .transform((value) => new URL(value).origin)
      .optional(),
    {
      default: 'http:// with ATTUNE_HOST and PORT',
      meaning: 'Where people reach Attune. With https the session cookie is marked Secure.',
    },
  ),
  ATTUNE_ROLE: setting(z.enum(['http', 'worker', 'all'], 'needs http, worker or all').default('all'), {
    default: 'all',
    meaning: 'What this process does: http (API and pages), worker (stream and folding), or all.',
  }),
  ATTUNE_TIME_ZONE: setting(
    z
      .string()
      .refine(isTimeZone, 'needs an IANA time zone like Asia/Shanghai or Europe/Berlin')
      .default(machineTimeZone),
    {
      default: "the machine's",
      meaning: 'The one IANA time zone of the enterprise: it decides where a day, a week and a month begin.',
    },
  ),
  ATTUNE_PARTITIONS: setting(whole(1, 64).optional(), {
    default: '2, or what the database was created with',
    meaning:
      'Partitions of the log, 1 to 64, fixed when the database is created: the most workers that share one task.',
  }),
  ATTUNE_EXPORTS: setting(whole(1, 1000).default(8), {
    default: '8',
    meaning: 'Files of figures that one process makes at once; a person may have three of them.',
  }),
  ATTUNE_RECOUNT_AT_ONCE: setting(whole(1, 999_999_999).default(500_000), {
    default: '500,000',
    meaning:
      'Events of the log that a receipt is recounted from at once; what has to read more is recounted by a job, with progress.',
  }),
  ATTUNE_ADMIN_EMAIL: setting(z.email('needs an e-mail address').max(200).default('admin@attune.local'), {
    default: 'admin@attune.local',
    meaning: 'Signs in as the first owner, created on first start.',
  }),
  ATTUNE_ADMIN_PASSWORD: setting(
    z.string().min(10, 'needs at least 10 characters').max(200, 'needs at most 200 characters').optional(),
    {
      default: 'generated and printed once',
      meaning: 'Password of the first owner, at least 10 characters.',
      secret: true,
    },
  ),
  ATTUNE_BOOTSTRAP_KEY: setting(
    z
      .string()
      .regex(
        /^[\x21-\x7e]{20,200}$/,
        'needs 20 to 200 characters that fit into a header: no spaces, ASCII only',
      )
      .optional(),
    {
      default: 'none',
      meaning:
        'An API key with every scope at the root, created when it is not there yet. For automation; at least 20 characters.',
      secret: true,
    },
  ),
  ATTUNE_SAMPLE: setting(
    z
      .string()
      .regex(/^(default|none|[1-9]\d{0,5})$/, 'needs default, none, or a number of customers up to 999999')
      .default('default')
      .transform((value) => (value === 'default' ? 2000 : value === 'none' ? 0 : Number(value))),
    {
      default: 'default (2,000 customers)',
      meaning: 'Sample enterprise made on first start: default, none, or its number of customers.',
    },
  ),
  ATTUNE_LOG_LEVEL: setting(
    z
      .enum(
        ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
        'needs trace, debug, info, warn, error, fatal or silent',
      )
      .default('info'),
    {
      default: 'info',
      meaning: 'Least severe messages to log: trace, debug, info, warn, error, fatal or silent.',
    },
  ),
};

function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    // Offsets such as +08:00 are accepted by Intl but have no name and no daylight saving.
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}
