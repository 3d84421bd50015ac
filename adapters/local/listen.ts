import { serve } from '@hono/node-server'
import type { Config } from '../config.ts'

/** An import is read as fast as its rows are written: Node's 5 minutes would cut a large one off. */
const LONGEST_UPLOAD = 60 * 60 * 1000
/** Time for requests under way when the server closes, in milliseconds. */
const GRACE = 5_000

export interface Listening {
  /** Takes no more requests, and lets those under way end. */
  close(): Promise<void>
}

/** @throws Error of one line when the port is taken or may not be used */
export function listen(
  app: { fetch: Parameters<typeof serve>[0]['fetch'] },
  { HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>,
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const serverOptions = { requestTimeout: LONGEST_UPLOAD }
    const server = serve({ fetch: app.fetch, hostname: HOST, port: PORT, serverOptions }, () => {
      resolve({
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            setTimeout(closed, GRACE).unref()
          }),
      })
    })
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'the port is in use' : error.message
      reject(new Error(`PORT: cannot listen on ${HOST}:${PORT}, ${why}`))
    })
  })
}
