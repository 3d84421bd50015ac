import type { Context } from 'hono'
import { z } from 'zod'
import { ProblemError } from '../errors.ts'
import { limits } from '../limits.ts'
import { clean, lengthOf } from '../text/clean.ts'

const id = z.int().refine((value) => value !== 0, 'must not be 0')
const name = z.string().trim().min(1).max(64)

/** Who writes; what is left out stays as it is known. */
const sender = z.strictObject({
  id: id.positive().optional(),
  is_bot: z.literal(false).optional(),
  first_name: name.optional(),
  last_name: name.optional(),
  username: z
    .string()
    .regex(/^\w{3,32}$/, 'must be 3 to 32 letters, digits or underscores')
    .optional(),
  language_code: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as ru or en')
    .optional(),
})
export type Sender = z.infer<typeof sender>

export const messageBody = z.strictObject({
  text: z
    .string()
    .transform((text) => clean({ text: text.replaceAll('\r', ''), entities: [] }).text)
    .refine((text) => text !== '', 'must not be empty')
    .refine(
      (text) => lengthOf(text) <= limits.textLength,
      `must be at most ${limits.textLength} characters; Telegram's apps split a longer text, so send it in parts`,
    ),
  from: sender.optional(),
  reply_to_message_id: z.int().positive().optional(),
})

export const callbackBody = z.strictObject({
  message_id: z.int().positive(),
  data: z.string().min(1),
  from: sender.optional(),
})

/**
 * Reads a JSON body.
 * @throws ProblemError 400 that names each wrong field and its rule
 */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  let json: unknown
  try {
    json = JSON.parse(await c.req.text())
  } catch {
    throw new ProblemError(400, 'The body is not valid JSON.')
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map((issue) => ({
    field: issue.path.join('.') || 'body',
    message: issue.message,
  }))
  const detail = errors.map((error) => `${error.field}: ${error.message}`).join('; ')
  throw new ProblemError(400, detail, errors)
}

/** @throws ProblemError 400 when the path's chat id is no whole number */
export function readChatId(c: Context): number {
  const text = c.req.param('chatId') ?? ''
  const value = Number(text)
  if (!/^-?\d{1,16}$/.test(text) || !Number.isSafeInteger(value) || value === 0) {
    throw new ProblemError(400, 'chatId: must be a whole number other than 0', [
      { field: 'chatId', message: 'must be a whole number other than 0' },
    ])
  }
  return value
}

/** A whole number from the query string, 0 when absent. @throws ProblemError 400 naming it */
export function readCount(c: Context, name: string): number {
  const text = c.req.query(name)
  if (text === undefined) return 0
  const value = Number(text)
  if (!/^\d{1,16}$/.test(text) || !Number.isSafeInteger(value)) {
    throw new ProblemError(400, `${name}: must be a whole number`, [
      { field: name, message: 'must be a whole number' },
    ])
  }
  return value
}
