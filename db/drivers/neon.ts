import { neonConfig, Pool, type PoolClient, types } from '@neondatabase/serverless'
import { createPoolDatabase } from './pool.ts'
import type { SqlDatabase } from './sql.ts'

/**
 * Neon over WebSocket, with interactive transactions; works through its transaction pooler.
 * @param options.proxy `host:port` of a WebSocket proxy to any PostgreSQL, spoken to without TLS.
 * It sets the driver's global configuration: one process talks to Neon or to a proxy, not to both.
 */
export function openNeon(options: {
  url: string
  max?: number
  proxy?: string
  onError?: (error: Error) => void
}): SqlDatabase {
  if (options.proxy !== undefined) {
    const { proxy } = options
    neonConfig.wsProxy = (host, port) => `${proxy}/v1?address=${host}:${port}`
    neonConfig.useSecureWebSocket = false
    neonConfig.pipelineTLS = false
    neonConfig.pipelineConnect = false
  }
  const pool = new Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 15_000,
  })
  // Without listeners a connection that breaks, idle or between two queries, ends the process.
  const onError = options.onError ?? (() => undefined)
  pool.on('error', onError)
  pool.on('connect', (client: PoolClient) => client.on('error', onError))
  return createPoolDatabase('neon', pool, types)
}
