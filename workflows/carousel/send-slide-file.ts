import { logoBytes } from '../brand/logo-bytes.ts'
import type { Deps } from '../deps.ts'
import type { TenantScope } from '../shared/scope.ts'
import type { Slide } from './slides.ts'

/** Draws a slide as a lossless PNG and sends it as a file, once under its key. */
export async function sendSlideFile(
  deps: Pick<Deps, 'images' | 'renderer' | 'messenger'>,
  scope: TenantScope,
  { slide, chatId, key }: { slide: Slide; chatId: number; key: string },
): Promise<void> {
  await deps.messenger.sendChatAction({ chatId, action: 'upload_photo' })
  const logo = await logoBytes(deps, scope, slide.brand)
  const bytes = await deps.renderer.render(slide, 'png', logo)
  const fileName = `slide-${slide.index + 1}.png`
  const document = { bytes, mediaType: 'image/png', fileName }
  await deps.messenger.sendDocument(scope, { key, chatId, document })
}
