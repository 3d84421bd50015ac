import { z } from 'zod'
import type { ContentKind } from './kinds.ts'

const text = z.string()
const texts = z.array(z.string())

/**
 * Content as a model may write it. Like the strict schemas of output.ts, but with no limit of length or
 * number (strict structured output knows none) and nothing optional: an empty string means none.
 */
export const DRAFT_SCHEMAS = {
  wisdom: z.object({ thought: text, explanation: text, question: text }),
  analysis: z.object({
    summary: text,
    themes: texts,
    tone: text,
    audience: text,
    strengths: texts,
    improvements: z.array(z.object({ problem: text, quote: text, suggestion: text })),
  }),
  rewrite: z.object({ text, changes: texts }),
  reply: z.object({ understood: text, text, check: texts }),
  ideas: z.object({
    days: z.array(z.object({ topic: text, format: text, first_line: text })),
  }),
} as const satisfies Record<ContentKind, z.ZodType>
