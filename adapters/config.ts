import { z } from 'zod'
import { smtpSettingsOf, smtpVariables } from './mail/smtp-settings.ts'
import { parseTrustedProxies } from './rate-limit/parse-trusted-proxies.ts'

const port = z.coerce.number().int().min(1).max(65_535)
const secret = z.string().min(16, 'must have at least 16 characters')
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' })
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' })
/** 32 bytes as hex or base64. */
const key = z.string().transform((text, context): Uint8Array => {
  const bytes = /^[0-9a-f]{64}$/i.test(text)
    ? Buffer.from(text, 'hex')
    : Buffer.from(text, 'base64')
  if (bytes.byteLength !== 32 || !/^[\w+/-]+={0,2}$/.test(text)) {
    context.addIssue({ code: 'custom', message: 'must be 32 bytes as base64 or hex' })
  }
  return bytes
})
/** Requests per minute; 0 switches the limit off. */
const perMinute = z.coerce.number().int().min(0).max(1_000_000)
const proxies = z.string().transform((text, context) => {
  const parsed = parseTrustedProxies(text)
  if (parsed) return parsed
  const message = 'must be a number of hops, networks such as 10.0.0.0/8, `vercel` or `netlify`'
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})
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
  /** Wraps the keys of encrypted fields. Needed in production; otherwise made and kept in POTOK_DATA. */
  POTOK_MASTER_KEY: key.optional(),
  /** The one before, until the keys are wrapped by the new one. */
  POTOK_MASTER_KEY_PREVIOUS: key.optional(),

  /** Requests per minute of one API key or person. */
  RATE_LIMIT_PER_KEY: perMinute.default(3000),
  /** Requests per minute of one client address. */
  RATE_LIMIT_PER_ADDRESS: perMinute.default(6000),
  /** Tries to sign in per minute, of one address and for one account. */
  RATE_LIMIT_SIGN_IN: perMinute.default(10),
  /** Who may name the client's address: proxies as a number of hops or as networks, or a host's name. */
  TRUSTED_PROXIES: proxies.optional(),

  /** Signs our access tokens: Ed25519, PKCS#8 as PEM or base64. It follows from POTOK_SECRET when absent. */
  POTOK_JWT_PRIVATE_KEY: z.string().min(1).optional(),
  /** An outside issuer signs people in instead: all three, or none. */
  JWT_ISSUER: z.string().min(1).optional(),
  JWT_AUDIENCE: z.string().min(1).optional(),
  JWT_JWKS_URL: httpUrl.optional(),

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

  /** Payments by Kaspi: all three, or none. */
  KASPI_API_URL: httpUrl.transform((url) => url.replace(/\/+$/, '')).optional(),
  KASPI_API_KEY: z.string().min(1).optional(),
  /** Signs the notices of payments. */
  KASPI_WEBHOOK_SECRET: secret.optional(),

  ...smtpVariables,

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
  ['KASPI_API_URL', 'KASPI_API_KEY', 'KASPI_WEBHOOK_SECRET'],
  ['INNGEST_SIGNING_KEY', 'INNGEST_EVENT_KEY'],
  ['JWT_ISSUER', 'JWT_AUDIENCE', 'JWT_JWKS_URL'],
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
  const { NODE_ENV, POTOK_MASTER_KEY, POTOK_MASTER_KEY_PREVIOUS } = parsed.data
  if (!POTOK_MASTER_KEY && (NODE_ENV === 'production' || POTOK_MASTER_KEY_PREVIOUS)) {
    const why = POTOK_MASTER_KEY_PREVIOUS
      ? 'is needed together with POTOK_MASTER_KEY_PREVIOUS'
      : 'is needed in production: 32 random bytes, such as `openssl rand -base64 32` gives'
    throw new Error(`POTOK_MASTER_KEY: ${why}`)
  }
  for (const names of TOGETHER) {
    const missing = names.filter((name) => parsed.data[name] === undefined)
    if (missing.length > 0 && missing.length < names.length) {
      throw new Error(
        `${missing[0]}: is needed together with ${names.filter((n) => !missing.includes(n)).join(', ')}`,
      )
    }
  }
  smtpSettingsOf(parsed.data)
  return parsed.data
}
