import pg from 'pg';

/**
 * How values come out of the database: int8 as a number (positions and counts stay far below 2^53, and a
 * larger one is an error, not a rounded figure), dates as the text they are, never as a local midnight.
 */
export const postgresTypes: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') => {
    if (id === pg.types.builtins.INT8) return parseInt8;
    if (id === pg.types.builtins.DATE) return (value: string) => value;
    return pg.types.getTypeParser(id, format);
  },
} as pg.CustomTypesConfig;

function parseInt8(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} from the database is beyond 2^53`);
  return number;
}
