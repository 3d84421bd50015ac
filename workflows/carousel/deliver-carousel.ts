import { completedMessage } from '../bot/carousel/completed-message.ts'
import type { Deps } from '../deps.ts'
import type { TenantScope } from '../shared/scope.ts'
import { loadPhotos } from './load-photos.ts'
import type { Carousel } from './repository.ts'
import { picturesOf } from './revisions/first-revision.ts'
import { tellProgress } from './tell-progress.ts'

/**
 * Sends the album to the chat that asked, then the message with the buttons (an album can carry
 * none). Without a chat there is nothing to send. The ledger's keys make a repeat harmless (I29).
 */
export async function deliverCarousel(
  deps: Pick<Deps, 'images' | 'messenger' | 'deliveries' | 'logger'>,
  scope: TenantScope,
  carousel: Carousel,
): Promise<{ messageIds: number[] }> {
  const { chat, content, writer } = carousel
  if (!chat || !content || !writer) return { messageIds: [] }
  const { chatId, messageId: replyTo } = chat

  await tellProgress(deps, scope, carousel, 'sending')
  const photos = await loadPhotos(deps, scope, picturesOf(carousel))
  const album = await deps.messenger.sendAlbum(scope, {
    key: `carousel:${carousel.id}:album`,
    chatId,
    photos,
    caption: content.caption,
    replyTo,
  })
  const closing = await deps.messenger.sendText(scope, {
    key: `carousel:${carousel.id}:completed`,
    chatId,
    ...completedMessage({ carousel, content, writer }),
  })
  await tellProgress(deps, scope, carousel, 'done')
  return { messageIds: [...album.messageIds, ...closing.messageIds] }
}
