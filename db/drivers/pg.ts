import pg from 'pg'
import { createPoolDatabase } from './pool.ts'
import type { SqlDatabase } from './sql.ts'

/**
 * Any PostgreSQL over TCP.
 * @param options.max connections in the pool
 * @param options.onError told of a connection that broke while idle; the pool replaces it
 */
export function openPg(options: {
  url: string
  max?: number
  onError?: (error: Error) => void
}): SqlDatabase {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    // Rather an error than a request that hangs when the server does not answer.
    connectionTimeoutMillis: 15_000,
    application_name: 'potok',
    keepAlive: true,
  })
  // Without listeners a connection that breaks, idle or between two queries, ends the process.
  const onError = options.onError ?? (() => undefined)
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', onError))
  return createPoolDatabase('pg', pool, pg.types)
}
