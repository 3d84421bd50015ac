import { lockRevised } from '../../carousel/revisions/first-revision.ts'
import type { Carousel } from '../../carousel/repository.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { sendPackage, sendWholeAlbum } from './actions.ts'
import { panelNow, short } from './on-editable.ts'
import { editingTexts } from './texts.ts'

/** Of the member who asks, in their own chat, wherever it was made: to look at, not to change. */
export function isOwn(
  { said, speaker }: Pick<BotTools, 'said' | 'speaker'>,
  { requestedBy }: Pick<Carousel, 'requestedBy'>,
): boolean {
  const { type, id } = speaker.actor
  const mayRead = speaker.userId !== null && speaker.permissions.has('carousels:read')
  return said.isPrivate && mayRead && requestedBy.type === type && requestedBy.id === id
}

/** The panel of a carousel as a message of its own; of one from elsewhere what may be seen of it. */
export async function openCarousel(tools: BotTools, carouselId: string): Promise<Answer> {
  const { r, said, language } = tools
  const t = editingTexts[language]
  const carousel = await r.carousels.find(carouselId)
  const isHere = carousel?.chat?.chatId === said.chatId
  if (!carousel || !(isHere || isOwn(tools, carousel))) return short(tools, t.notHere)
  if (carousel.status !== 'completed') return short(tools, t.notReady)
  const panel = await panelNow(tools, await lockRevised(r, carouselId))
  if (isHere) return { replies: [{ kind: 'text', ...panel }] }
  return {
    replies: [
      {
        kind: 'text',
        text: `${panel.text}\n\n${t.fromElsewhere}`,
        buttons: [
          [sendWholeAlbum.button(t.buttons.album, { carouselId })],
          [sendPackage.button(t.buttons.package, { carouselId })],
        ],
      },
    ],
  }
}

/** Has the album or the package of what is shown sent: a durable function does it. */
export async function requestSending(
  tools: BotTools,
  carouselId: string,
  type: 'carousel.album.requested' | 'carousel.package.requested',
): Promise<Answer> {
  const { r, said, updateId, language } = tools
  const t = editingTexts[language]
  const carousel = await r.carousels.find(carouselId)
  const isHere = carousel?.chat?.chatId === said.chatId
  if (!carousel || !(isHere || isOwn(tools, carousel))) return short(tools, t.notHere)
  if (carousel.status !== 'completed') return short(tools, t.notReady)
  const { revision } = await lockRevised(r, carouselId)
  const { chatId } = said
  const data = { carouselId, revision, chatId, updateId }
  return {
    replies: [],
    notice: type === 'carousel.album.requested' ? t.albumOnTheWay : t.packageOnTheWay,
    events: [{ type, subject: String(chatId), data }],
  }
}
