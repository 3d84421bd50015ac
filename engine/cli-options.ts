import { parseArgs } from 'node:util'

export interface CliOptions {
  readonly port: number
  readonly host: string
  readonly sdkUrls: readonly string[]
  /** Milliseconds; null for the server's growing delays. */
  readonly retryInterval: number | null
  /** Folder of the data; null for memory. */
  readonly data: string | null
  readonly poll: boolean
}

export const usage = `Usage: npm run engine -- [options]

  --port, -p PORT            port to listen on (8288)
  --host HOST                address to listen on (127.0.0.1)
  --sdk-url, -u URL          an app's Inngest endpoint; may be given several times
  --retry-interval SECONDS   fixed delay before a retry
  --data FOLDER              keep the data in this folder; without it, in memory
  --no-poll                  do not ask the apps again once they have answered
  --help                     this text`

/** A flag that cannot be understood; the message says which and why. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/**
 * Reads the command line. Flags of the official dev server that mean nothing here are accepted.
 * @throws UsageError
 */
export function parseCliOptions(args: readonly string[]): CliOptions | 'help' {
  const values = parse(args[0] === 'dev' ? args.slice(1) : [...args])
  if (values.help) return 'help'
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    throw new UsageError(`--port must be a number from 0 to 65535, not "${values.port}"`)
  }
  for (const url of values['sdk-url']) {
    if (!URL.canParse(url) || !/^https?:/.test(url)) {
      throw new UsageError(`--sdk-url must be an http(s) URL, not "${url}"`)
    }
  }
  const interval = values['retry-interval']
  if (interval !== undefined && !(Number(interval) >= 0 && interval.trim() !== '')) {
    throw new UsageError(`--retry-interval must be a number of seconds, not "${interval}"`)
  }
  return {
    port,
    host: values.host,
    sdkUrls: values['sdk-url'],
    retryInterval:
      interval === undefined || Number(interval) === 0 ? null : Number(interval) * 1_000,
    data: values.data ?? null,
    poll: !values['no-poll'],
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', short: 'p', default: '8288' },
        host: { type: 'string', default: '127.0.0.1' },
        'sdk-url': { type: 'string', short: 'u', multiple: true, default: [] },
        'retry-interval': { type: 'string' },
        data: { type: 'string' },
        'no-poll': { type: 'boolean', default: false },
        'no-discovery': { type: 'boolean', default: false },
        tick: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
