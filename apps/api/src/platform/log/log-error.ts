const sentences = {
  'partitions-not-set': 'The number of partitions of the log was never set: initialise the database first.',
  'partitions-fixed':
    'The number of partitions of the log is fixed when the database is created. Keep the stored number, or load the events into a new database.',
  'partitions-invalid': 'The number of partitions of the log is a whole number from 1 to 256.',
  'entry-incomplete':
    'An entry of the log does not hold as many events as it says. The database was changed by hand or is damaged: restore a backup.',
  'dead-letter-unknown': 'There is no such dead letter.',
  'dead-letter-replayed': 'This dead letter was replayed already.',
  'dead-letter-handler': 'No handler of this name runs here, so the dead letter cannot be replayed.',
} as const;

export type LogErrorCode = keyof typeof sentences;

export class LogError extends Error {
  readonly code: LogErrorCode;

  constructor(code: LogErrorCode, detail?: string, options?: ErrorOptions) {
    super(detail === undefined ? sentences[code] : `${sentences[code]} (${detail})`, options);
    this.name = 'LogError';
    this.code = code;
  }
}
