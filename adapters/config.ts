import { z } from 'zod'

const port = z.coerce.number().int().min(1).max(65_535)
const secret = z.string().min(16, 'must have at least 16 characters')
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' })
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' })
const flag = z
  .enum(['0', '1', 'true', 'false'])
  .transform((value) => value === '1' || value === 'true')

/** Every environment variable that Potok reads, with its default. Nothing else reads the environment. */
const environmentSchema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  /** `info` in production, otherwise `warn`. */
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).optional(),
  /** One machine only. */
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** Folder of the embedded database, the API key and the local secret. */
  POTOK_DATA: z.string().default('.potok'),
  /** Where people reach this installation, without a slash at the end. */
  PUBLIC_URL: httpUrl.transform((url) => url.replace(/\/+$/, '')).optional(),
  /** Signs the addresses of pictures. Made and kept in POTOK_DATA when one machine has none. */
  POTOK_SECRET: secret.optional(),

  /** Without it PGlite in POTOK_DATA. */
  DATABASE_URL: postgresUrl.optional(),
  /** The owner of the tables, for migrations; DATABASE_URL when absent. */
  MIGRATION_DATABASE_URL: postgresUrl.optional(),

  /** `1`, or the address of an Inngest dev server that is used instead of the embedded engine. */
  INNGEST_DEV: z.union([flag, httpUrl]).optional(),
  INNGEST_SIGNING_KEY: z.string().min(1).optional(),
  INNGEST_EVENT_KEY: z.string().min(1).optional(),
  INNGEST_BASE_URL: httpUrl.optional(),

  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{30,}$/, 'must look like 123456:ABC… as BotFather gives it')
    .optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, 'must be 16 to 256 of A-Z a-z 0-9 _ -')
    .optional(),
  TELEGRAM_API_ROOT: httpUrl.optional(),
  /** Shown small on every slide. */
  CAROUSEL_HANDLE: z.string().trim().min(1).max(40).optional(),

  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_BASE_URL: httpUrl.optional(),
  OPENAI_MODEL: z.string().min(1).optional(),
  ANTHROPIC_API_KEY: z.string().min(1).optional(),
  ANTHROPIC_BASE_URL: httpUrl.optional(),
  ANTHROPIC_MODEL: z.string().min(1).optional(),

  /** S3-compatible storage for pictures; the database without it. */
  S3_ENDPOINT: httpUrl.optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default('auto'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
})

export type Config = z.infer<typeof environmentSchema>

const TOGETHER = [
  ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
  ['INNGEST_SIGNING_KEY', 'INNGEST_EVENT_KEY'],
] as const

/**
 * Reads the environment once. An empty variable counts as absent.
 * @throws Error of one line that names the variable and the rule, never the value
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environmentSchema.safeParse(present)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(`${issue?.path.join('.')}: ${issue?.message}`)
  }
  for (const names of TOGETHER) {
    const missing = names.filter((name) => parsed.data[name] === undefined)
    if (missing.length > 0 && missing.length < names.length) {
      throw new Error(
        `${missing[0]}: is needed together with ${names.filter((n) => !missing.includes(n)).join(', ')}`,
      )
    }
  }
  return parsed.data
}
