import type { Repositories } from '../deps.ts'
import type { SlideBrand } from './brand-kit.ts'

/** The brand that a chat's carousels get: each part its own, else the workspace's. Null when there is nothing. */
export async function brandFor(
  r: Pick<Repositories, 'brandKits'>,
  chatId: number | null,
): Promise<SlideBrand | null> {
  const ofWorkspace = await r.brandKits.find(null)
  const ofChat = chatId === null ? null : await r.brandKits.find(chatId)
  const brand = { ...ofWorkspace?.values, ...ofChat?.values }
  return Object.keys(brand).length > 0 ? brand : null
}
