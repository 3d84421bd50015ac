import type { Language } from '../../carousel/content.ts'
import type { CarouselSource } from '../../carousel/ports.ts'
import type { NewCarousel } from '../../carousel/repository.ts'
import type { Answer, Reply } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { languageOfText } from '../language.ts'
import { progressKey, progressText } from './progress.ts'
import { sourceOf, type SentSource } from './source-of.ts'

type Ordering = Pick<BotTools, 'session' | 'deps' | 'speaker'>

interface Order {
  /** The message that the album replies to. */
  messageId: number
}

/** A new carousel from what somebody sent, in the session's style, or a clear answer why not. */
export function orderFrom(
  sent: SentSource,
  order: Order,
  tools: Ordering & Pick<BotTools, 'said'>,
): Answer {
  const { session } = tools
  const found = sourceOf({ said: tools.said, language: session.language }, sent)
  if ('problem' in found) {
    return {
      session,
      replies: [{ kind: 'text', text: found.problem, replyTo: order.messageId }],
    }
  }
  const { source } = found
  const language = languageOf(source, session.language)
  const { style, format, languageChosen } = session
  return {
    session: languageChosen ? session : { ...session, language },
    ...place({ source, language, style, format }, order, tools),
  }
}

/** The same from words. */
export function orderFromWords(
  words: string,
  order: Order,
  tools: Ordering & Pick<BotTools, 'said'>,
): Answer {
  return orderFrom({ kind: 'text', text: words }, order, tools)
}

/** The language that a source speaks, as far as one can tell before it is read. */
export function languageOf(source: CarouselSource, otherwise: Language): Language {
  if (source.kind === 'topic') return languageOfText(source.topic) ?? otherwise
  return (source.kind === 'text' ? languageOfText(source.text) : null) ?? otherwise
}

/** Takes the order down: the carousel, and the progress message that is edited while it is made. */
export function place(
  wanted: Pick<NewCarousel, 'source' | 'language' | 'style' | 'format' | 'words' | 'reading'>,
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
