import { z } from 'zod'
import { LANGUAGES } from '../carousel/content.ts'
import { declareEvent } from '../shared/events.ts'
import { CONTENT_KINDS } from './content/kinds.ts'

const contentId = z.uuid()
const written = {
  contentId,
  /** `openai`, `anthropic`, or `builtin`: without AI. */
  writer: z.string(),
  /** The content that it is a copy of. */
  cachedFrom: z.uuid().optional(),
  chatId: z.number().optional(),
}

export const aiContentRequested = declareEvent({
  type: 'ai.content.requested',
  summary: 'Someone asked the assistant for a piece of content. Its words are in the record alone.',
  data: {
    contentId,
    kind: z.enum(CONTENT_KINDS),
    language: z.enum(LANGUAGES),
    /** The chat that waits for it; absent for the API. */
    chatId: z.number().optional(),
  },
})

export const aiAnalysisCompleted = declareEvent({
  type: 'ai.analysis.completed',
  summary:
    'What was asked of the assistant about the words of a person is ready: an analysis, a rewrite, a reply, ideas.',
  data: { kind: z.enum(['analysis', 'rewrite', 'reply', 'ideas']), ...written },
})

export const aiWisdomGenerated = declareEvent({
  type: 'ai.wisdom.generated',
  summary: 'The thought of the day is ready.',
  data: written,
})

export const aiContentFailed = declareEvent({
  type: 'ai.content.failed',
  summary: 'A piece of content could not be made; the person was told.',
  data: {
    contentId,
    kind: z.enum(CONTENT_KINDS),
    reason: z.string(),
    chatId: z.number().optional(),
  },
})
