import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createReceiveUpdate } from '../../workflows/bot/receive-update.ts'
import { telegramUpdateSchema } from '../../workflows/bot/telegram-update.ts'
import type { Deps } from '../../workflows/deps.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { invalidInput, problem } from './problem.ts'

const BODY_LIMIT = 1024 * 1024
/** A real update is about ten levels deep. */
const MAX_DEPTH = 100

/**
 * `POST /telegram/webhook`: checks the secret, stores the update with its event in one transaction,
 * then answers 200 (I28). Whatever fails after the check is 5xx, so that Telegram delivers again.
 */
export function telegramWebhook(
  deps: Pick<Deps, 'botScope' | 'inTenant' | 'logger'>,
  { secret }: { secret: string },
) {
  const receive = createReceiveUpdate(deps)
  const app = new Hono()
  app.onError((error, c) => {
    if (!(error instanceof AppError)) {
      deps.logger.error({ err: error }, 'a Telegram update could not be stored')
    }
    return problem(c, error)
  })
  app.use(async (c, next) => {
    if (!isSecret(c.req.header('x-telegram-bot-api-secret-token'), secret)) {
      throw new AppError('unauthenticated', 'X-Telegram-Bot-Api-Secret-Token is missing or wrong')
    }
    await next()
  })
  app.use(
    bodyLimit({
      maxSize: BODY_LIMIT,
      onError: () => {
        throw new AppError('payload_too_large', `An update may have at most ${BODY_LIMIT} bytes`)
      },
    }),
  )
  app.post('/', async (c) => {
    const parsed = telegramUpdateSchema.safeParse(parseJson(await c.req.text()))
    if (!parsed.success) throw invalidInput(parsed.error)
    await receive(parsed.data)
    return c.body(null, 200)
  })
  return app
}

/** Compares digests, so that neither content nor length shows in the time it takes. */
function isSecret(given: string | undefined, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given ?? ''), digest(secret)) && given !== undefined
}

function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new AppError('invalid_input', 'The body is not valid JSON', {
      fields: [{ field: 'body', rule: 'must be valid JSON' }],
      cause,
    })
  }
  if (isDeeperThan(value, MAX_DEPTH)) {
    throw new AppError('invalid_input', `The body is nested deeper than ${MAX_DEPTH} levels`, {
      fields: [{ field: 'body', rule: `at most ${MAX_DEPTH} levels deep` }],
    })
  }
  return value
}

/** Level by level instead of by recursion: hostile depth must not overflow the stack. */
function isDeeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true
    level = level.flatMap((item) =>
      typeof item === 'object' && item !== null ? Object.values(item) : [],
    )
  }
  return false
}
