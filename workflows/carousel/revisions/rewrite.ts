import { requireStillPermitted } from '../../access/require-still-permitted.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import type { RewrittenSlide } from '../rewrite-slide.ts'
import { usageOfError } from '../rules/usage-of-error.ts'
import type { RequestedChange } from './repository.ts'

/**
 * Has the slide put into other words, unless that was done already. Calls that came to nothing are
 * recorded too.
 * @throws AppError as SlideWriter says
 */
export async function rewriteSlide(
  deps: Pick<Deps, 'inTenant' | 'permissionsOf' | 'slideWriter'>,
  context: EventContext,
  { id, carouselId, revision, change, rewritten }: RequestedChange,
): Promise<RewrittenSlide> {
  if (rewritten) return { ...rewritten, usage: [] } as RewrittenSlide
  await requireStillPermitted(deps, context, 'carousels:create')
  const { carousel, before } = await deps.inTenant(context, async (r) => ({
    carousel: await r.carousels.find(carouselId),
    before: await r.carouselRevisions.find(carouselId, revision),
  }))
  const slides = before?.content.slides ?? []
  const slide = change.kind === 'rewrite' ? slides[change.slide] : undefined
  if (!carousel || !slide || change.kind !== 'rewrite') {
    throw new AppError('not_found', `Nothing to rewrite for ${id}`)
  }
  const { source, reading, language, brand } = carousel
  const said =
    source.kind === 'topic' ? source.topic : source.kind === 'text' ? source.text : reading?.text
  try {
    return await deps.slideWriter.rewrite(
      {
        slide,
        wish: change.wish,
        language,
        tone: brand?.tone,
        context: { source: said ?? '', slides },
      },
      { scope: context, key: `carousel-change:${id}` },
    )
  } catch (error) {
    const usage = usageOfError(error)
    if (usage.length > 0) {
      await deps.inTenant(context, (r) =>
        r.aiCalls.record({ subject: 'slide', id, carouselId }, usage),
      )
    }
    throw error
  }
}
