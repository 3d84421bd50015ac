import { noteUsage } from '../ai/budget/note-usage.ts'
import type { Reservation } from '../ai/budget/reserve-budget.ts'
import type { Deps } from '../deps.ts'
import type { TenantScope } from '../shared/scope.ts'
import type { WrittenContent } from './ports.ts'
import type { Carousel } from './repository.ts'
import { budgetOf } from './reserve-writing.ts'
import { attributionOf, captionWithSource } from './attribution.ts'
import { readableSource } from './readable-source.ts'
import { usageOfError } from './rules/usage-of-error.ts'

/**
 * The words: those that the carousel came with, or newly written; without AI when its budget does not
 * allow it. Calls that were paid for and came to nothing are recorded too.
 */
export async function writeContent(
  deps: Pick<Deps, 'writer' | 'inTenant'>,
  scope: TenantScope,
  carousel: Pick<
    Carousel,
    'id' | 'source' | 'reading' | 'brand' | 'language' | 'content' | 'writer' | 'note'
  >,
  budget: Reservation,
): Promise<WrittenContent> {
  const { content, writer, note } = carousel
  if (content && writer) {
    return { content, writer, usedAi: writer !== 'builtin', usage: [], ...(note ? { note } : {}) }
  }
  try {
    const { language, brand } = carousel
    const request = {
      source: readableSource(carousel),
      language,
      tone: brand?.tone,
      withoutAi: !budget.allowed,
    }
    const written = await deps.writer.write(request, { scope, key: `carousel:${carousel.id}` })
    const { caption } = written.content
    const sourced = captionWithSource(caption, attributionOf(carousel), written.content.language)
    return {
      ...written,
      content: { ...written.content, caption: sourced },
      ...(isOverspent(budget) ? { note: 'over_budget' as const } : {}),
    }
  } catch (error) {
    const usage = usageOfError(error)
    if (usage.length > 0) {
      await deps.inTenant(scope, async (r) => {
        await r.aiCalls.record({ subject: 'carousel', id: carousel.id }, usage)
        await noteUsage(r, budgetOf(carousel.id), usage)
      })
    }
    throw error
  }
}

/** A workspace that uses no AI at all spends none. */
const isOverspent = (budget: Reservation) => !budget.allowed && budget.limit !== 'disabled'
