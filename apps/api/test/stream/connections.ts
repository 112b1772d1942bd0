import pg from 'pg';

/** Connections as the product makes them, with pg's own value parsers: the stream must not depend on others. */
export const connectAs = (url: string, role: string, name: string) => () =>
  new pg.Client({ connectionString: url, options: `-c role=${role}`, application_name: name });

export function poolAs(url: string, role: string, name: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    options: `-c role=${role}`,
    application_name: name,
    max: 10,
  });
  pool.on('error', () => undefined);
  return pool;
}
