import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { Inngest } from 'inngest'
import type { InngestFunction } from 'inngest'
import { createServer } from 'inngest/node'

const silent = { debug() {}, info() {}, warn() {}, error() {} }

export type Client = Inngest.Any

/** How an app talks to the engine: every step a call, or several steps in one call. */
export const modes = {
  plain: false,
  checkpointing: true,
  buffered: { bufferedSteps: 3, maxInterval: '50ms', maxRuntime: '300ms' },
} as const

/** An SDK client that takes `url` for its dev server. */
export function createClient(
  url: string,
  id: string,
  options: Partial<ConstructorParameters<typeof Inngest>[0]> = {},
): Inngest {
  return new Inngest({ id, isDev: true, baseUrl: url, logger: silent, ...options })
}

export interface ServedApp {
  readonly url: string
  readonly port: number
  /** Registers the app with its engine; the SDK's answer. */
  register(): Promise<Response>
  close(): Promise<void>
}

/** Serves an app on a port of its own and registers it. */
export async function serveApp(
  client: Client,
  functions: readonly InngestFunction.Any[],
  port = 0,
): Promise<ServedApp> {
  const server: Server = createServer({ client, functions: [...functions] })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const bound = (server.address() as AddressInfo).port
  const url = `http://127.0.0.1:${bound}/api/inngest`
  const register = () => fetch(url, { method: 'PUT' })
  // A kept connection to an app that was here before may still be about to close.
  const answer = await register().catch(register)
  if (!answer.ok) throw new Error(`the app did not register: ${await answer.text()}`)
  return {
    url,
    port: bound,
    register,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
