import type { Deps } from '../../deps.ts'
import { type PatientSteps, runPatiently } from '../../shared/run-patiently.ts'
import type { TenantScope } from '../../shared/scope.ts'
import { panelOf } from '../../bot/editing/panel.ts'
import { loadPhotos } from '../load-photos.ts'
import { findRevision } from './find-revision.ts'

export interface SendRevision {
  carouselId: string
  revision: number
  chatId: number
  /** The update that asked: part of the ledger's keys, so that asking again sends again. */
  updateId: number
  scope: TenantScope
  step: PatientSteps
}

/** The whole album of a revision and, in the chat that it belongs to, the panel below it (I29). */
export async function sendRevisionAlbum(
  deps: Pick<Deps, 'inTenant' | 'images' | 'messenger'>,
  { chatId, updateId, scope, step, ...asked }: SendRevision,
): Promise<void> {
  const key = `carousel:${asked.carouselId}:album:${updateId}`
  await runPatiently(step, 'send the album', async () => {
    const { revision } = await findRevision(deps, scope, asked)
    const photos = await loadPhotos(deps, scope, revision.pictures)
    const { caption } = revision.content
    await deps.messenger.sendAlbum(scope, { key, chatId, photos, caption })
  })
  await runPatiently(step, 'send the panel', async () => {
    const { carousel } = await findRevision(deps, scope, asked)
    if (carousel.chat?.chatId !== chatId) return
    const facts = await deps.inTenant(scope, (r) => r.carouselRevisions.facts(carousel.id))
    await deps.messenger.sendText(scope, {
      key: `${key}:panel`,
      chatId,
      ...panelOf(carousel, facts),
    })
  })
}
