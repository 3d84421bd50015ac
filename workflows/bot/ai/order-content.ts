import { requestContent } from '../../ai/content/request-content.ts'
import { completeRequest, contentRequestSchema } from '../../ai/content/request-schema.ts'
import type { Language } from '../../carousel/content.ts'
import { localDay } from '../../shared/local-day.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { refusedFor } from '../refused-for.ts'
import { say } from '../say.ts'
import { wordsProblem } from './words-problem.ts'

/** What is asked for, before it is checked: its kind and the words of the person. */
export type Wish =
  | { kind: 'wisdom' }
  | { kind: 'analysis'; text: string }
  | { kind: 'rewrite'; text: string; tone: string }
  | { kind: 'reply'; message: string; facts?: string | undefined; tone?: string | undefined }
  | { kind: 'ideas'; topic: string }

/**
 * Takes down what somebody asks of the assistant. The answer comes from the saga: nothing is replied here,
 * unless the wish cannot be. Anybody may ask in a chat; a member by their permissions.
 */
export async function orderContent(
  tools: BotTools,
  wish: Wish,
  { language, messageId }: { language?: Language; messageId?: number } = {},
): Promise<Answer> {
  const { deps, r, context, said, speaker, session } = tools
  const refused = speaker.userId === null ? null : refusedFor(tools, 'ai-content:create')
  if (refused) return refusal(tools, refused)
  const spoken = language ?? (wish.kind === 'wisdom' ? tools.language : undefined)
  const parsed = contentRequestSchema.safeParse(strip({ ...wish, language: spoken }))
  if (!parsed.success) return refusal(tools, wordsProblem(tools.language, wordsOf(wish), wish.kind))
  const { values } = await r.settings.read()
  const today = localDay(values.timeZone, deps.clock.now())
  await requestContent(r, context, {
    id: deps.newId(),
    ...completeRequest(parsed.data, { today, locale: session.language }),
    chat: { chatId: said.chatId, messageId: messageId ?? said.messageId },
    requestedBy: speaker.actor,
  })
  return { replies: [] }
}

function refusal(tools: BotTools, text: string): Answer {
  if (tools.said.kind === 'button') return { replies: [], notice: text }
  return { replies: [say(tools, text)] }
}

function wordsOf(wish: Wish): string {
  switch (wish.kind) {
    case 'wisdom':
      return ''
    case 'reply':
      return wish.message
    case 'ideas':
      return wish.topic
    default:
      return wish.text
  }
}

const strip = (wish: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined))
