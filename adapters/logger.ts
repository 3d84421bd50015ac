import { pino, stdSerializers, type DestinationStream } from 'pino'
import type { Logger } from '../workflows/shared/runtime.ts'
import type { Config } from './config.ts'

const SECRET_KEYS = [
  'authorization',
  'cookie',
  'token',
  'secret',
  'password',
  'apiKey',
  'api_key',
  'signature',
  'headers.authorization',
  'headers.cookie',
]

/** JSON lines `{timestamp, level, logger, message, …facts}` on standard output, secrets masked. */
export function createLogger(
  config: Pick<Config, 'LOG_LEVEL' | 'NODE_ENV'>,
  destination: DestinationStream = pino.destination({ sync: false }),
): Logger {
  return pino(
    {
      level: config.LOG_LEVEL ?? (config.NODE_ENV === 'production' ? 'info' : 'warn'),
      base: { logger: 'potok' },
      messageKey: 'message',
      timestamp: () => `,"timestamp":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: withoutValues },
      redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`]), censor: '[redacted]' },
    },
    destination,
  )
}

/** What a database's error says of the values of the statement: they may be secrets. */
const VALUES = ['params', 'detail', 'where']

function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const facts = Object.entries(stdSerializers.err(error))
  return Object.fromEntries(facts.filter(([name]) => !VALUES.includes(name)))
}
