import type { NewCarousel } from '../../carousel/repository.ts'
import type { Answer, Reply } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { languageOfText } from '../language.ts'
import { TEXT_LIMIT, TOPIC_LIMIT } from '../request.ts'
import { texts } from '../texts.ts'
import { progressKey, progressText } from './progress.ts'

type Ordering = Pick<BotTools, 'session' | 'deps' | 'speaker'>

interface Order {
  /** The message that the album replies to. */
  messageId: number
}

/** A new carousel from the person's words, in the session's style, or a clear answer why not. */
export function orderFromWords(words: string, order: Order, tools: Ordering): Answer {
  const { session } = tools
  const t = texts[session.language]
  const refuse = (text: string): Answer => ({
    session,
    replies: [{ kind: 'text', text, replyTo: order.messageId }],
  })
  if (words.length > TEXT_LIMIT) return refuse(t.tooLong(words.length, TEXT_LIMIT))
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(words)) return refuse(t.emptyTopic)

  const language = languageOfText(words) ?? session.language
  const isTopic = words.length <= TOPIC_LIMIT && !words.includes('\n')
  const { style, format, languageChosen } = session
  return {
    session: languageChosen ? session : { ...session, language },
    ...place(
      {
        source: isTopic ? { kind: 'topic', topic: words } : { kind: 'text', text: words },
        language,
        style,
        format,
      },
      order,
      tools,
    ),
  }
}

/** Takes the order down: the carousel, and the progress message that is edited while it is made. */
export function place(
  wanted: Pick<NewCarousel, 'source' | 'language' | 'style' | 'format' | 'words'>,
  { messageId }: Order,
  { session, deps, speaker }: Ordering,
): { carousel: NewCarousel; replies: Reply[] } {
  const id = deps.newId()
  return {
    carousel: {
      id,
      ...wanted,
      chat: { chatId: session.chatId, messageId },
      requestedBy: speaker.actor,
    },
    replies: [
      {
        kind: 'text',
        key: progressKey(id),
        text: progressText('queued', wanted.language),
        replyTo: messageId,
      },
    ],
  }
}
