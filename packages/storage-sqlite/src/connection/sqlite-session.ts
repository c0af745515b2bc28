import type { CompiledQuery } from 'kysely';
import type { SqliteDatabase, SqliteStatement } from '../driver/sqlite-driver.js';

type Parameter = string | number | null;

/** Runs compiled queries on one connection, without yielding in between. */
export interface SqliteSession {
  all<Row>(query: CompiledQuery<Row>): Row[];
  first<Row>(query: CompiledQuery<Row>): Row | undefined;
  /** How many rows it changed. */
  run(query: CompiledQuery): number;
  /** The statement of a query for running it many times with other parameters. */
  prepare(query: CompiledQuery): SqliteStatement;
}

/** A session that prepares each statement once: there are some thirty, whatever the data. */
export function createSqliteSession(database: SqliteDatabase): SqliteSession {
  const statements = new Map<string, SqliteStatement>();

  function prepare({ sql }: CompiledQuery): SqliteStatement {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  }

  return {
    all: <Row>(query: CompiledQuery<Row>) => prepare(query).all(...(query.parameters as Parameter[])) as Row[],
    first: <Row>(query: CompiledQuery<Row>) => prepare(query).get(...(query.parameters as Parameter[])) as Row | undefined,
    run: (query) => Number(prepare(query).run(...(query.parameters as Parameter[])).changes),
    prepare,
  };
}
