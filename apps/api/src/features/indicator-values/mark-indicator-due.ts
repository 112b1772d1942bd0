interface Connection {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/**
 * All figures of an indicator are worked out anew for SQL, once `tx` is committed. For what changes them besides facts
 * and is not seen in `FigureSources`.
 *
 * @param tx of people or of workers
 */
export async function markIndicatorDue(tx: Connection, key: string): Promise<void> {
  await tx.query(`update indicator_value_basis set basis = '' where indicator_key = $1`, [key]);
}
