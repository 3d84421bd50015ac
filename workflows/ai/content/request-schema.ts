import { z } from 'zod'
import { TONES } from '../../brand/brand-kit.ts'
import { LANGUAGES } from '../../carousel/content.ts'
import { detectLanguage } from '../../carousel/detect-language.ts'
import { daysAfter } from '../../shared/local-day.ts'
import {
  FACTS_LIMIT,
  MESSAGE_LIMIT,
  TEXT_LIMIT,
  TOPIC_LIMIT,
  type ContentInput,
  words,
} from './input.ts'

const language = z.enum(LANGUAGES).optional()
const tone = z.enum(TONES)

/** What may be asked of the assistant. The language is that of the words, unless it is said. */
export const contentRequestSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('wisdom'), language }),
    z.strictObject({ kind: z.literal('analysis'), text: words(TEXT_LIMIT), language }),
    z.strictObject({ kind: z.literal('rewrite'), text: words(TEXT_LIMIT), tone, language }),
    z.strictObject({
      kind: z.literal('reply'),
      message: words(MESSAGE_LIMIT),
      facts: words(FACTS_LIMIT).optional(),
      tone: tone.optional(),
      language,
    }),
    z.strictObject({ kind: z.literal('ideas'), topic: words(TOPIC_LIMIT), language }),
  ],
  { error: 'must be wisdom, analysis, rewrite, reply or ideas' },
)
export type ContentRequest = z.infer<typeof contentRequestSchema>

/** A request with what it leaves open filled in. `today`: in the workspace's time zone. */
export function completeRequest(
  { language, ...request }: ContentRequest,
  { today, locale }: { today: string; locale: 'ru' | 'en' },
): { input: ContentInput; language: 'ru' | 'en' } {
  switch (request.kind) {
    case 'wisdom':
      return { input: { ...request, day: today }, language: language ?? locale }
    case 'ideas':
      return {
        input: { ...request, from: nextMonday(today) },
        language: language ?? detectLanguage(request.topic),
      }
    case 'reply':
      return { input: request, language: language ?? detectLanguage(request.message) }
    default:
      return { input: request, language: language ?? detectLanguage(wordsOnly(request.text)) }
  }
}

/** Tags and addresses are in no language. */
const wordsOnly = (text: string) => text.replace(/<[^<>]{0,300}>|https?:\/\/\S+/g, ' ')

/** The first Monday after a day. */
function nextMonday(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return daysAfter(day, (8 - weekday) % 7 || 7)
}
