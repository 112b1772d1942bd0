/** The connection was lost in the middle: nothing is known about the event, so it cannot be blamed. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super('The connection to PostgreSQL was lost.', { cause });
    this.name = 'ConnectionLost';
  }
}

// Classes of SQLSTATE: connection, rollback (serialization, deadlock), resources, operator intervention, system.
const classes = new Set(['08', '40', '53', '57', '58']);
// A statement that runs into its time limit does so again: that one counts as a failure of the event.
const exceptions = new Set(['57014']);
// A lock not available; a read-only server, which is what a failover looks like.
const others = new Set(['55P03', '25006']);

/** Failures of the surroundings, not of the event: tried again without end and never a dead letter. */
export function isTransient(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof ConnectionLost) return true;
    const state = 'code' in at && typeof at.code === 'string' ? at.code : '';
    if (!/^[0-9A-Z]{5}$/.test(state) || exceptions.has(state)) continue;
    if (others.has(state) || classes.has(state.slice(0, 2))) return true;
  }
  return false;
}
