import type { Carousel, WrittenWords } from '../../carousel/repository.ts'
import type { Answer, Reply } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { place } from './order-carousel.ts'

type Changes = Partial<Pick<Carousel, 'style' | 'format'>> & { rewrite?: boolean }

/** The same words once more, unless others are wanted, with what was chosen; without a carousel the choice is for the next one. */
export function repeat(
  tools: BotTools,
  carousel: Carousel | null,
  { rewrite = false, ...chosen }: Changes,
  before: Reply[] = [],
): Answer {
  const { session } = tools
  if (!carousel) return { session, replies: before }
  const { source, reading, language, style, format } = carousel
  const words = rewrite ? null : wordsOf(carousel)
  const order = orderOf(tools)
  const { carousel: again, replies } = place(
    { source, language, style, format, ...chosen, ...(words ? { words } : {}), reading },
    { ...order, messageId: carousel.chat?.messageId ?? order.messageId },
    tools,
  )
  return { session, carousel: again, replies: [...before, ...replies] }
}

/** The message that the album replies to. */
export function orderOf({ said }: Pick<BotTools, 'said'>) {
  return { messageId: said.messageId }
}

function wordsOf({ content, writer, note }: Carousel): WrittenWords | null {
  return content && writer ? { content, writer, note } : null
}
