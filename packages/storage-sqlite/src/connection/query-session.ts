import type { SqliteSession, SqliteStatement, SqliteValue } from '@reposcan/sqlite';
import type { CompiledQuery } from 'kysely';

/** Runs compiled queries on one connection, without yielding in between. Each is prepared once: there are some thirty, whatever the data. */
export interface QuerySession {
  all<Row>(query: CompiledQuery<Row>): Row[];
  first<Row>(query: CompiledQuery<Row>): Row | undefined;
  /** How many rows it changed. */
  run(query: CompiledQuery): number;
  /** The statement of a query for running it many times with other parameters. */
  prepare(query: CompiledQuery): SqliteStatement;
}

/** A session that takes queries of Kysely instead of SQL. */
export function createQuerySession(session: SqliteSession): QuerySession {
  const prepare = ({ sql }: CompiledQuery): SqliteStatement => session.prepare(sql);

  return {
    all: <Row>(query: CompiledQuery<Row>) => prepare(query).all(...(query.parameters as SqliteValue[])) as Row[],
    first: <Row>(query: CompiledQuery<Row>) => prepare(query).get(...(query.parameters as SqliteValue[])) as Row | undefined,
    run: (query) => Number(prepare(query).run(...(query.parameters as SqliteValue[])).changes),
    prepare,
  };
}
