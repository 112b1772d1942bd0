/** What a plugin can do in the world: each member is a permission it must ask for. */
export interface Host {
  readonly log: HostLog;
  readonly clock: HostClock;
}

export interface HostLog {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export interface HostClock {
  now(): Date;
}

export type Permission = keyof Host;

/** The part of the host that was asked for; the rest is not there at all. */
export function grant<P extends Permission>(host: Host, permissions: readonly P[]): Pick<Host, P> {
  const granted: Partial<Host> = {};
  for (const permission of permissions) Object.assign(granted, { [permission]: host[permission] });
  return Object.freeze(granted) as Pick<Host, P>;
}
