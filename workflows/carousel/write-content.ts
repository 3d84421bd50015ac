import type { Deps } from '../deps.ts'
import type { TenantScope } from '../shared/scope.ts'
import type { WrittenContent } from './ports.ts'
import type { Carousel } from './repository.ts'
import { attributionOf, captionWithSource } from './attribution.ts'
import { readableSource } from './readable-source.ts'
import { usageOfError } from './rules/usage-of-error.ts'

/** The words: those that the carousel came with, or newly written. Calls that were paid for and came to nothing are recorded too. */
export async function writeContent(
  deps: Pick<Deps, 'writer' | 'inTenant'>,
  scope: TenantScope,
  carousel: Pick<
    Carousel,
    'id' | 'source' | 'reading' | 'brand' | 'language' | 'content' | 'writer' | 'note'
  >,
): Promise<WrittenContent> {
  const { content, writer, note } = carousel
  if (content && writer) {
    return { content, writer, usedAi: writer !== 'builtin', usage: [], ...(note ? { note } : {}) }
  }
  try {
    const { language, brand } = carousel
    const request = { source: readableSource(carousel), language, tone: brand?.tone }
    const written = await deps.writer.write(request, { scope, key: `carousel:${carousel.id}` })
    const { caption } = written.content
    const sourced = captionWithSource(caption, attributionOf(carousel), written.content.language)
    return { ...written, content: { ...written.content, caption: sourced } }
  } catch (error) {
    const usage = usageOfError(error)
    if (usage.length > 0) {
      await deps.inTenant(scope, (r) =>
        r.aiCalls.record({ subject: 'carousel', id: carousel.id }, usage),
      )
    }
    throw error
  }
}
