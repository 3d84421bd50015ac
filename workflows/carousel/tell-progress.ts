import { progressKey, progressText, type ProgressStage } from '../bot/carousel/progress.ts'
import type { Deps } from '../deps.ts'
import type { TenantScope } from '../shared/scope.ts'
import type { Carousel } from './repository.ts'

/** Edits the one progress message of the chat in place. A progress that cannot be told stops nothing. */
export async function tellProgress(
  deps: Pick<Deps, 'messenger' | 'deliveries' | 'logger'>,
  scope: TenantScope,
  carousel: Carousel,
  stage: ProgressStage,
): Promise<void> {
  if (!carousel.chat) return
  const { chatId } = carousel.chat
  try {
    const [messageId] = (await deps.deliveries.find(scope, progressKey(carousel.id))) ?? []
    if (messageId === undefined) return
    await deps.messenger.editText(scope, {
      chatId,
      messageId,
      text: progressText(stage, carousel.language),
    })
    if (stage === 'drawing' || stage === 'sending') {
      await deps.messenger.sendChatAction({ chatId, action: 'upload_photo' })
    }
  } catch (error) {
    deps.logger.warn({ err: error, carouselId: carousel.id, stage }, 'progress was not told')
  }
}
