import { guardSession } from './guarded.ts'
import type { SqlDatabase, SqlSession } from './sql.ts'
import { OBJECT_PARSERS, TEXT_PARSERS } from './types.ts'

interface QueryConfig {
  text: string
  values?: unknown[]
  rowMode?: 'array'
  types?: TypeParsers
}
interface TypeParsers {
  getTypeParser(oid: number, format?: string): (value: string) => unknown
}
interface Queryable {
  query(config: QueryConfig): Promise<{ command: string; rows: unknown[] }>
}
interface Connection extends Queryable {
  release(destroy?: boolean): void
}

/** What `pg` and `@neondatabase/serverless` have in common. */
export interface Pool extends Queryable {
  connect(): Promise<Connection>
  end(): Promise<void>
}

/**
 * The SQL port over a pool. BEGIN and `setup` travel together; a connection on which ROLLBACK or
 * COMMIT failed is thrown away instead of going back into the pool.
 */
export function createPoolDatabase(
  driver: 'pg' | 'neon',
  pool: Pool,
  defaults: TypeParsers,
): SqlDatabase {
  const objects = withParsers(OBJECT_PARSERS, defaults)
  const texts = withParsers({ ...OBJECT_PARSERS, ...TEXT_PARSERS }, defaults)

  function session(target: Queryable): SqlSession {
    return {
      query: async <R extends object>(text: string, params: readonly unknown[] = []) =>
        (await target.query({ text, values: [...params], types: objects })).rows as R[],
      arrays: async (text, params = []) => {
        const config: QueryConfig = { text, values: [...params], types: texts, rowMode: 'array' }
        return (await target.query(config)).rows as unknown[][]
      },
    }
  }

  async function transaction<T>(
    work: (tx: SqlSession) => Promise<T>,
    { setup = '' }: { setup?: string } = {},
  ): Promise<T> {
    const connection = await pool.connect()
    const guarded = guardSession(session(connection))
    let destroy = true
    try {
      await connection.query({ text: `begin; ${setup}` })
      const result = await work(guarded)
      guarded.end()
      const { command } = await connection.query({ text: 'commit' })
      destroy = false
      if (command !== 'COMMIT') {
        throw new Error('A statement failed in this transaction: it was rolled back.', {
          cause: guarded.failure,
        })
      }
      return result
    } catch (error) {
      guarded.end()
      if (destroy) {
        destroy = await connection.query({ text: 'rollback' }).then(
          () => false,
          () => true,
        )
      }
      throw error
    } finally {
      connection.release(destroy)
    }
  }

  return {
    driver,
    ...session(pool),
    transaction,
    script: async (text) => {
      await pool.query({ text })
    },
    close: () => pool.end(),
  }
}

function withParsers(
  own: Record<number, (text: string) => unknown>,
  defaults: TypeParsers,
): TypeParsers {
  return {
    getTypeParser: (oid, format) =>
      (format === 'binary' ? undefined : own[oid]) ?? defaults.getTypeParser(oid, format),
  }
}
