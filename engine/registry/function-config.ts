import { z } from 'zod'
import { parseDuration } from '../duration.ts'

const duration = z.string().transform((text, ctx) => {
  const ms = parseDuration(text)
  if (ms === null) {
    ctx.addIssue({
      code: 'custom',
      message: `"${text}" is not a duration such as 5s, 10m or 1h30m`,
    })
    return z.NEVER
  }
  return ms
})

const key = z.string().min(1)

const concurrency = z.union([
  z.number().transform((limit) => ({ limit })),
  z.object({
    limit: z.number(),
    key: key.optional(),
    scope: z.enum(['fn', 'env', 'account']).optional(),
  }),
])

/**
 * One function as the SDK registers it, unknown fields left out. Durations become milliseconds.
 * See the SDK's published protocol (https://github.com/inngest/inngest/blob/main/docs/SDK_SPEC.md, 4.3.2).
 */
export const functionConfigSchema = z.object({
  id: z.string().min(1).max(500),
  name: z.string().default(''),
  triggers: z
    .array(
      z.union([
        z.object({ cron: z.string().min(1) }),
        z.object({ event: z.string().min(1), expression: z.string().optional() }),
      ]),
    )
    .default([]),
  steps: z.record(
    z.string(),
    z.object({
      runtime: z.object({ url: z.url(), type: z.string().optional() }),
      retries: z.object({ attempts: z.int().min(0).max(100) }).optional(),
    }),
  ),
  cancel: z
    .array(
      z.object({
        event: z.string().min(1),
        if: z.string().optional(),
        timeout: z.string().optional(),
      }),
    )
    .max(5)
    .optional(),
  concurrency: z.union([concurrency, z.array(concurrency).max(2)]).optional(),
  throttle: z
    .object({
      limit: z.int().min(1),
      period: duration,
      burst: z.int().min(0).optional(),
      key: key.optional(),
    })
    .optional(),
  rateLimit: z.object({ limit: z.int().min(1), period: duration, key: key.optional() }).optional(),
  debounce: z
    .object({ period: duration, key: key.optional(), timeout: duration.optional() })
    .optional(),
  batchEvents: z
    .object({
      maxSize: z.int().min(1).max(1_000),
      timeout: duration,
      key: key.optional(),
      if: z.string().optional(),
    })
    .optional(),
  singleton: z
    .object({ key: key.optional(), mode: z.enum(['skip', 'cancel']).default('skip') })
    .optional(),
  priority: z.object({ run: z.string().optional() }).optional(),
  timeouts: z.object({ start: duration.optional(), finish: duration.optional() }).optional(),
  idempotency: z.string().optional(),
})

/** What an app sends to `POST /fn/register`. */
export const registrationSchema = z.object({
  url: z.url(),
  appName: z.string().min(1).max(500),
  framework: z.string().default(''),
  sdk: z.string().default(''),
  functions: z.array(functionConfigSchema).max(2_000),
})

export type FunctionConfig = z.infer<typeof functionConfigSchema>
export type Registration = z.infer<typeof registrationSchema>
