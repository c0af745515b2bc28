import type { Compilable, Kysely, RawBuilder } from 'kysely';

/** What differs between databases in the definition of a column. */
export interface ColumnTypes {
  /** Text that compares by its bytes: `text` in SQLite, `text collate "C"` in PostgreSQL. */
  key: RawBuilder<unknown>;
}

/** One step of the schema. Once released it never changes; a later step corrects it. */
export interface Migration {
  name: string;
  /** What to run, in order, in one transaction. */
  statements(db: Kysely<unknown>, types: ColumnTypes): Compilable[];
}
