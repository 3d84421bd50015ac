import { z } from 'zod'

const text = (max: number) => z.string().max(max, `must have at most ${max} characters`)

/** One change of a mapped value. They run in their order; null passes through all of them. */
export const transformSchema = z.discriminatedUnion('type', [
  /** Takes space away from both ends, and makes runs of it within one. */
  z.strictObject({ type: z.literal('trim') }),
  z.strictObject({ type: z.literal('case'), to: z.enum(['lower', 'upper', 'title', 'sentence']) }),
  /** E.164. Numbers without a country code are of `country` (ISO 3166-1), the workspace's zone's without it. */
  z.strictObject({
    type: z.literal('phone'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
  }),
  z.strictObject({ type: z.literal('email') }),
  /**
   * A number from text such as `1 234,50 ₸`. `decimal` is the mark before its fraction, guessed without
   * it; `scale` multiplies: 100 makes minor units of tenge.
   */
  z.strictObject({
    type: z.literal('number'),
    decimal: z.enum([',', '.']).optional(),
    scale: z.number().min(0.000_001).max(1_000_000_000).optional(),
    round: z.boolean().optional(),
  }),
  /**
   * A day, or a moment in UTC where the target is one. `format` as Luxon's tokens (`dd.MM.yyyy HH:mm`), ISO 8601
   * without it; `zone` an IANA name, the workspace's without it.
   */
  z.strictObject({
    type: z.literal('date'),
    format: text(60).min(1).optional(),
    zone: text(64).min(1).optional(),
  }),
  /** Another value for each: keys compare without case and outer space. A value not named is an error without `otherwise`. */
  z.strictObject({
    type: z.literal('lookup'),
    values: z.record(text(200), z.union([text(2000), z.number(), z.boolean(), z.null()])),
    otherwise: z.union([text(2000), z.number(), z.boolean(), z.null()]).optional(),
  }),
  /** A list from text; with `at` one part of it, from 0, from the end when negative. */
  z.strictObject({
    type: z.literal('split'),
    by: text(20).min(1),
    at: z.number().int().min(-100).max(100).optional(),
  }),
  /** Text from a list, leaving out what is empty. */
  z.strictObject({ type: z.literal('join'), with: text(20) }),
  /** Text with `{value}` and `{<field>}` or `{customFields.<key>}` of the source filled in; empty ones give nothing. */
  z.strictObject({ type: z.literal('template'), text: text(2000).min(1) }),
  z.strictObject({ type: z.literal('truncate'), length: z.number().int().min(1).max(10_000) }),
])

export type Transform = z.infer<typeof transformSchema>
