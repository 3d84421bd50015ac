import { openNeon } from './neon.ts'
import { openPg } from './pg.ts'
import type { SqlDatabase } from './sql.ts'

export interface DriverConfig {
  /** `postgres://…`; without it PGlite. */
  url?: string | undefined
  /** Folder of PGlite's data; without it the data lives in memory. */
  dataDir?: string | undefined
  /** A dumped PGlite folder to start from. */
  loadDataDir?: Blob | undefined
  /** `host:port` of a WebSocket proxy: speaks Neon's protocol to any PostgreSQL. */
  neonProxy?: string | undefined
  /** Connections in the pool; 10 by default. */
  poolSize?: number | undefined
  /** Told of a connection that broke while idle. */
  onConnectionError: (error: Error) => void
}

/** Opens the driver that the URL calls for. */
export async function openDriver(config: DriverConfig): Promise<SqlDatabase> {
  const { url, dataDir, loadDataDir, neonProxy: proxy, poolSize: max, onConnectionError } = config
  if (url === undefined) {
    // Not at the top: a bundle for serverless hosts leaves PGlite out.
    const { openPglite } = await import('./pglite.ts')
    return openPglite({
      ...(dataDir === undefined ? {} : { dataDir }),
      ...(loadDataDir === undefined ? {} : { loadDataDir }),
    })
  }
  const options = { url, onError: onConnectionError, ...(max === undefined ? {} : { max }) }
  if (proxy !== undefined) return openNeon({ ...options, proxy })
  return new URL(url).hostname.endsWith('.neon.tech') ? openNeon(options) : openPg(options)
}
