import type { CarouselChange } from '../../carousel/revisions/change.ts'
import { requestChange } from '../../carousel/revisions/request-change.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { type Editable, inPlace, onEditable, short } from './on-editable.ts'
import { changeProgressKey, workingText } from './progress.ts'
import { editingTexts } from './texts.ts'

/** Milliseconds after which a change that is under way no longer keeps the next one waiting. */
const PATIENCE = 120_000

/**
 * Asks for a change and says that it is under way: in place of the pressed message, or below.
 * @throws AppError `invalid_input` naming the field and the rule
 */
export async function changeInChat(
  tools: BotTools,
  carousel: Editable,
  change: CarouselChange,
  { below = false } = {},
): Promise<Answer> {
  const { deps, r, context, said, language } = tools
  const { id: carouselId, revision } = carousel
  const open = await r.carouselRevisions.openChange(carouselId)
  if (open && Date.parse(open.createdAt) > deps.clock.now() - PATIENCE)
    return short(tools, editingTexts[language].busy)
  const isEdited = said.kind === 'button' && !below
  const chat = { chatId: said.chatId, messageId: isEdited ? said.messageId : null }
  const id = await requestChange(deps, r, context, { carouselId, revision, change, chat })
  const text = workingText(change, language)
  if (isEdited) return { replies: [inPlace(tools, { text, buttons: [] })] }
  return { replies: [{ kind: 'text', key: changeProgressKey(id), text }] }
}

/** The same change once more, to what is shown now if it still fits. */
export async function retryInChat(tools: BotTools, changeId: string): Promise<Answer> {
  const { deps, r, context, said, language } = tools
  const t = editingTexts[language]
  const failed = await r.carouselRevisions.findChange(changeId)
  if (failed?.chat?.chatId !== said.chatId) return { replies: [], notice: t.notHere }
  if (failed.status === 'requested') return { replies: [], notice: t.busy }
  if (failed.status === 'done') return { replies: [], notice: t.already }
  const { carouselId, change, rewritten } = failed
  return onEditable(tools, { carouselId }, async ({ revision }) => {
    const chat = { chatId: said.chatId, messageId: said.messageId }
    // Words that were paid for are of the slide as it was.
    const kept = revision === failed.revision ? rewritten : null
    const again = { carouselId, revision, change, chat, rewritten: kept }
    await requestChange(deps, r, context, again)
    return { replies: [inPlace(tools, { text: workingText(change, language), buttons: [] })] }
  })
}
