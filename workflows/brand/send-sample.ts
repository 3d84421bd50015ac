import { brandTexts } from '../bot/brand/texts.ts'
import type { Slide } from '../carousel/slides.ts'
import type { Deps } from '../deps.ts'
import type { TenantScope } from '../shared/scope.ts'
import { brandFor } from './brand-for.ts'
import { logoBytes } from './logo-bytes.ts'

/** Sends one slide in the brand of a chat, and in the style that the chat has chosen; once for an update. */
export async function sendBrandSample(
  deps: Pick<Deps, 'inTenant' | 'images' | 'messenger' | 'renderer' | 'handle'>,
  scope: TenantScope,
  { chatId, updateId }: { chatId: number; updateId: number },
): Promise<void> {
  const { session, brand } = await deps.inTenant(scope, async (r) => ({
    session: await r.sessions.find(chatId),
    brand: await brandFor(r, chatId),
  }))
  if (!session) return
  const { language, style, format } = session
  const t = brandTexts[language]
  const handle = brand?.handle ?? deps.handle
  const slide: Slide = {
    index: 0,
    total: 7,
    format,
    style,
    language,
    ...(handle === undefined ? {} : { handle }),
    ...(brand ? { brand } : {}),
    content: { kind: 'title', title: t.sampleTitle, subtitle: t.sampleSubtitle, alt: '' },
  }
  const bytes = await deps.renderer.render(slide, 'jpeg', await logoBytes(deps, scope, brand))
  await deps.messenger.sendPhoto(scope, {
    key: `brand:sample:${chatId}:${updateId}`,
    chatId,
    photo: { bytes, mediaType: 'image/jpeg', fileName: 'brand.jpg' },
    caption: t.sampleCaption,
  })
}
