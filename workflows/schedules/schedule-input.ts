import { z } from 'zod'
import { LANGUAGES } from '../carousel/content.ts'
import { STYLES } from '../carousel/styles.ts'
import { settingsSchema } from '../access/settings.ts'
import { SCHEDULE_KINDS } from './ports.ts'

/** Topics of one schedule. */
export const TOPICS_LIMIT = 100

const isVisible = (words: string) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(words)

const fields = {
  days: z
    .array(z.number().int().min(1).max(7))
    .min(1, 'must name at least one day')
    .max(7)
    .refine((days) => new Set(days).size === days.length, 'must name each day once'),
  time: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:30'),
  timeZone: settingsSchema.shape.timeZone,
  topics: z
    .array(
      z
        .string()
        .trim()
        .min(1, 'must not be empty')
        .max(300, 'must have at most 300 characters')
        .refine(isVisible, 'must have a letter, a digit or an emoji'),
    )
    .max(TOPICS_LIMIT, `must be at most ${TOPICS_LIMIT}`),
  language: z.enum(LANGUAGES),
  style: z.enum(STYLES),
  format: z.enum(['portrait', 'square']),
}

/** A new schedule. What is absent is taken from the chat. */
export const scheduleInput = z.strictObject({
  /** A chat that has spoken to the bot of this workspace. */
  chatId: z.number().int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER),
  kind: z.enum(SCHEDULE_KINDS),
  days: fields.days,
  time: fields.time,
  timeZone: fields.timeZone.optional(),
  topics: fields.topics.optional(),
  language: fields.language.optional(),
  style: fields.style.optional(),
  format: fields.format.optional(),
})
export type ScheduleInput = z.infer<typeof scheduleInput>

/** A change of a schedule. New topics replace those that are not used yet. */
export const schedulePatch = z.strictObject({
  ...z.strictObject(fields).partial().shape,
  status: z.enum(['active', 'paused']).optional(),
  /** The version that was read: changed meanwhile, it is not changed. Absent: whatever it is. */
  version: z.number().int().min(1).max(2_147_483_647).optional(),
})
export type SchedulePatch = z.infer<typeof schedulePatch>
