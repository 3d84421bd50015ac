import type { Carousel } from '../../carousel/repository.ts'
import { lockRevised } from '../../carousel/revisions/first-revision.ts'
import type { Answer, Reply } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { type Message, panelOf } from './panel.ts'
import { editingTexts } from './texts.ts'

export type Editable = Carousel & { revision: number }

/**
 * The finished carousel that a button names, when it is this chat's, as it was when the button was sent.
 * Otherwise the answer says how things stand.
 */
export async function onEditable(
  tools: BotTools,
  { carouselId, revision }: { carouselId: string; revision?: number | undefined },
  answer: (carousel: Editable) => Answer | Promise<Answer>,
): Promise<Answer> {
  const { r, said, language } = tools
  const t = editingTexts[language]
  const carousel = await r.carousels.find(carouselId)
  if (carousel?.chat?.chatId !== said.chatId) return short(tools, t.notHere)
  if (carousel.status !== 'completed') return short(tools, t.notReady)
  const edited = await lockRevised(r, carouselId)
  if (revision === undefined || revision === edited.revision) return answer(edited)
  const panel = await panelInPlace(tools, edited)
  if (said.kind === 'button') return { ...panel, notice: t.stale }
  return { replies: [{ kind: 'text', text: t.stale }, ...panel.replies] }
}

/** The panel in place of the pressed message; below it when nothing was pressed. */
export async function panelInPlace(tools: BotTools, carousel: Carousel): Promise<Answer> {
  return { replies: [inPlace(tools, await panelNow(tools, carousel))] }
}

export async function panelNow({ r }: Pick<BotTools, 'r'>, carousel: Carousel): Promise<Message> {
  return panelOf(carousel, await r.carouselRevisions.facts(carousel.id))
}

/** Turns the pressed message into this; a new message when nothing was pressed, or it is to stay. */
export function inPlace({ said }: Pick<BotTools, 'said'>, message: Message, below = false): Reply {
  if (said.kind !== 'button' || below) return { kind: 'text', ...message }
  return { kind: 'edit', messageId: said.messageId, ...message }
}

/** One sentence: over the chat for a press, else as a message. */
export function short({ said }: Pick<BotTools, 'said'>, text: string): Answer {
  return said.kind === 'button'
    ? { replies: [], notice: text }
    : { replies: [{ kind: 'text', text }] }
}
