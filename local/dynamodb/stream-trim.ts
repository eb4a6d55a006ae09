import { DatabaseSync } from 'node:sqlite';

/** Each write costs the server more as unread records pile up; deleted often, they stay a handful. */
const TRIM_EVERY_MS = 500;
/** One turn holds the write lock for milliseconds; a backlog is worked off over several. */
const MAX_ROWS_A_TURN = 2_000;
/** The server holds the lock for less; a turn that meets it is left out. */
const BUSY_TIMEOUT_MS = 50;

/** The newest row stays: from it the server counts on. */
const DELETE_PASSED = `DELETE FROM _stream_records WHERE id IN (
  SELECT id FROM _stream_records
  WHERE table_name = ? AND CAST(sequence_number AS INTEGER) <= ?
    AND id < (SELECT max(id) FROM _stream_records)
  ORDER BY id LIMIT ${MAX_ROWS_A_TURN})`;

export interface TrimSettings {
  readonly databaseFile: string;
  readonly tables: readonly string[];
  /** The newest record of a table's stream that all its consumers have passed; undefined = no consumer. */
  readonly passed: (table: string) => number | undefined;
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && /locked|busy/i.test(error.message);

/** Deletes stream records that nobody will read again. @returns what ends it. */
export function trimStreams({ databaseFile, tables, passed }: TrimSettings): () => void {
  const database = new DatabaseSync(databaseFile);
  database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
  const statement = database.prepare(DELETE_PASSED);
  const timer = setInterval(() => {
    try {
      for (const table of tables) {
        statement.run(table, passed(table) ?? Number.MAX_SAFE_INTEGER);
      }
    } catch (error) {
      if (!isBusy(error)) console.error(`Stream records stay untrimmed: ${String(error)}`);
    }
  }, TRIM_EVERY_MS);
  return () => {
    clearInterval(timer);
    database.close();
  };
}
