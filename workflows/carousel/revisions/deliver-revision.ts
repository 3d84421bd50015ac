import { changeProgressKey } from '../../bot/editing/progress.ts'
import { panelOf } from '../../bot/editing/panel.ts'
import { editingTexts } from '../../bot/editing/texts.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../shared/errors.ts'
import type { TenantScope } from '../../shared/scope.ts'
import { loadPhotos } from '../load-photos.ts'
import type { RequestedChange, RevisionCause } from './repository.ts'

/** What of the new revision is sent: the slide it is about, all of them, or nothing but the panel. */
const SENT: Record<RevisionCause, 'slide' | 'album' | 'nothing'> = {
  generated: 'album',
  text_changed: 'slide',
  slide_rewritten: 'slide',
  slides_reordered: 'slide',
  slide_added: 'slide',
  slide_removed: 'nothing',
  restyled: 'album',
  reformatted: 'album',
}

/**
 * Sends what a change came to, then the panel, to the chat that asked; without a chat nothing. The
 * ledger's keys make a repeat harmless (I29).
 */
export async function deliverRevision(
  deps: Pick<Deps, 'inTenant' | 'images' | 'messenger' | 'deliveries' | 'logger'>,
  scope: TenantScope,
  { id, carouselId, result, chat }: RequestedChange,
): Promise<void> {
  if (!chat || result === null) return
  const { chatId } = chat
  const found = await deps.inTenant(scope, async (r) => ({
    carousel: await r.carousels.find(carouselId),
    revision: await r.carouselRevisions.find(carouselId, result),
    facts: await r.carouselRevisions.facts(carouselId),
  }))
  const { carousel, revision, facts } = found
  if (!carousel || !revision) throw new AppError('not_found', `There is no revision ${result}`)
  const t = editingTexts[carousel.language]
  const { slide, pictures, cause, content } = revision
  const key = `carousel-change:${id}`

  const sent = SENT[cause]
  const picture = slide === null ? undefined : pictures[slide]
  if (sent === 'slide' && picture !== undefined && slide !== null) {
    const [photo] = await loadPhotos(deps, scope, [picture])
    if (photo) {
      const caption = t.photo(slide + 1, pictures.length)
      await deps.messenger.sendPhoto(scope, { key: `${key}:photo`, chatId, photo, caption })
    }
  }
  if (sent === 'album') {
    const photos = await loadPhotos(deps, scope, pictures)
    const { caption } = content
    await deps.messenger.sendAlbum(scope, { key: `${key}:album`, chatId, photos, caption })
  }

  const panel = panelOf(carousel, facts)
  const [told] = (await deps.deliveries.find(scope, changeProgressKey(id))) ?? []
  const messageId = chat.messageId ?? told ?? null
  if (sent === 'nothing' && messageId !== null) {
    await deps.messenger.editText(scope, { chatId, messageId, ...panel })
    return
  }
  await deps.messenger.sendText(scope, { key: `${key}:panel`, chatId, ...panel })
  if (messageId !== null) await tellDone(deps, scope, { chatId, messageId, text: t.done })
}

/** The message that told of the work; that it cannot be edited stops nothing. */
async function tellDone(
  { messenger, logger }: Pick<Deps, 'messenger' | 'logger'>,
  scope: TenantScope,
  message: { chatId: number; messageId: number; text: string },
): Promise<void> {
  try {
    await messenger.editText(scope, message)
  } catch (error) {
    logger.warn({ err: error, chatId: message.chatId }, 'the end of a change was not told')
  }
}
