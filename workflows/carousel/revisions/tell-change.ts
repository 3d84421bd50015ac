import { retryChange, openPanel } from '../../bot/editing/actions.ts'
import { panelOf } from '../../bot/editing/panel.ts'
import { editingTexts } from '../../bot/editing/texts.ts'
import type { Deps } from '../../deps.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { TenantScope } from '../../shared/scope.ts'
import type { RequestedChange } from './repository.ts'

/** Tells that the carousel was changed in the meantime, and how it is now. */
export async function tellStaleChange(
  deps: Pick<Deps, 'inTenant' | 'messenger'>,
  scope: TenantScope,
  { id, carouselId, chat }: RequestedChange,
): Promise<void> {
  if (!chat) return
  const { carousel, facts } = await deps.inTenant(scope, async (r) => ({
    carousel: await r.carousels.find(carouselId),
    facts: await r.carouselRevisions.facts(carouselId),
  }))
  if (!carousel) return
  const { text, buttons } = panelOf(carousel, facts)
  await deps.messenger.sendText(scope, {
    key: `carousel-change:${id}:stale`,
    chatId: chat.chatId,
    text: `${editingTexts[carousel.language].stale}\n\n${text}`,
    buttons,
  })
}

/** Tells why a change could not be made, with the id that support asks for, and offers to try again. */
export async function tellFailedChange(
  deps: Pick<Deps, 'inTenant' | 'messenger'>,
  scope: TenantScope,
  changeId: string,
  code: ErrorCode,
): Promise<void> {
  const found = await deps.inTenant(scope, async (r) => {
    const change = await r.carouselRevisions.findChange(changeId)
    const carousel = change && (await r.carousels.find(change.carouselId))
    return carousel && change.chat ? { carousel, chatId: change.chat.chatId } : null
  })
  if (!found) return
  const { carousel, chatId } = found
  const { failed, changeId: numbered, buttons } = editingTexts[carousel.language]
  await deps.messenger.sendText(scope, {
    key: `carousel-change:${changeId}:failed`,
    chatId,
    text: `${failed[reason(code)]}\n\n${numbered(changeId)}`,
    buttons: [
      [retryChange.button(buttons.retry, { changeId })],
      [openPanel.button(buttons.open, { carouselId: carousel.id })],
    ],
  })
}

function reason(
  code: ErrorCode,
): 'busy' | 'limit' | 'refused' | 'no_ai' | 'forbidden' | 'internal' {
  switch (code) {
    case 'rate_limited':
    case 'provider_unavailable':
      return 'busy'
    case 'provider_limit':
      return 'limit'
    case 'provider_rejected':
    case 'provider_answer_invalid':
      return 'refused'
    case 'not_configured':
      return 'no_ai'
    case 'forbidden':
      return 'forbidden'
    default:
      return 'internal'
  }
}
