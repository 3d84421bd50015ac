import { z } from 'zod'

const line = (limit: number) => z.string().trim().min(1).max(limit)
const lines = (count: number, limit: number) => z.array(line(limit)).max(count)

/** How hard a text is to read, counted, never guessed by a model. */
export const readabilitySchema = z.object({
  words: z.int(),
  sentences: z.int(),
  /** Words of a sentence, on average and at most. */
  averageSentence: z.number(),
  longestSentence: z.int(),
  /** Syllables of a word, on average. */
  averageWord: z.number(),
  /** Flesch reading ease, 0 (hard) to 100 (easy), by the formula for the text's language. */
  score: z.number().min(0).max(100),
  level: z.enum(['very_easy', 'easy', 'plain', 'hard', 'very_hard']),
  /** At 180 words a minute, rounded up. */
  readingMinutes: z.int(),
})
export type Readability = z.infer<typeof readabilitySchema>

/** What came of it, by its kind. */
export const contentOutputSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('wisdom'),
    thought: line(280),
    explanation: line(900),
    question: line(240),
  }),
  z.object({
    kind: z.literal('analysis'),
    summary: line(500),
    themes: lines(6, 80).min(1),
    tone: line(400),
    audience: line(400),
    strengths: lines(5, 400),
    improvements: z
      .array(
        z.object({
          problem: line(300),
          /** The person's own words that it is about; empty when it is about the whole. */
          quote: z.string().max(300),
          suggestion: line(500),
        }),
      )
      .max(8),
    readability: readabilitySchema,
  }),
  z.object({ kind: z.literal('rewrite'), text: line(24_000), changes: lines(8, 300) }),
  z.object({
    kind: z.literal('reply'),
    /** What the customer wants, in one sentence. */
    understood: line(400),
    text: line(2_500),
    /** What to find out or to check before it is sent. */
    check: lines(6, 300),
  }),
  z.object({
    kind: z.literal('ideas'),
    days: z
      .array(
        z.object({
          date: z.iso.date(),
          topic: line(200),
          format: line(100),
          firstLine: line(300),
        }),
      )
      .length(7),
  }),
])
export type ContentOutput = z.infer<typeof contentOutputSchema>
export type OutputOf<Kind extends ContentOutput['kind']> = Extract<ContentOutput, { kind: Kind }>
