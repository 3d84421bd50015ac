import { equal } from '../../registry/equal.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { texts } from '../texts.ts'

/** Milliseconds after which a carousel that is being made no longer keeps the same one waiting. */
const PATIENCE = 60_000

/** What a button orders; a short word instead while the very same is being made: a finger taps twice. */
export async function onceAtATime(
  { r, deps, said, language }: BotTools,
  answer: Answer,
): Promise<Answer> {
  const wanted = answer.carousel
  if (!wanted) return answer
  const [newest] = await r.carousels.list({ limit: 1, of: { chatId: said.chatId } })
  const isUnderWay =
    newest !== undefined &&
    newest.status !== 'completed' &&
    newest.status !== 'failed' &&
    Date.parse(newest.createdAt) > deps.clock.now() - PATIENCE &&
    newest.style === wanted.style &&
    newest.format === wanted.format &&
    equal(newest.source, wanted.source)
  return isUnderWay ? { replies: [], notice: texts[language].underWay } : answer
}
