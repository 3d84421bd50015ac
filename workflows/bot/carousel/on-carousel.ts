import type { Carousel } from '../../carousel/repository.ts'
import type { Answer, Reply } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import type { Button } from '../ports.ts'
import { texts } from '../texts.ts'

/** The carousel that a button names, when it is this chat's; null when it names none. */
export async function onCarousel(
  { r, said, language }: BotTools,
  { carouselId }: { carouselId?: string | undefined },
  answer: (carousel: Carousel | null) => Answer | Promise<Answer>,
): Promise<Answer> {
  if (carouselId === undefined) return answer(null)
  const carousel = await r.carousels.find(carouselId)
  if (carousel?.chat?.chatId === said.chatId) return answer(carousel)
  return { replies: [], notice: texts[language].buttonExpired }
}

/** A used menu turns into what was chosen. */
export function edit(
  { said }: Pick<BotTools, 'said'>,
  text: string,
  buttons: Button[][] = [],
): Reply {
  return { kind: 'edit', messageId: said.messageId, text, ...(buttons.length > 0 && { buttons }) }
}
