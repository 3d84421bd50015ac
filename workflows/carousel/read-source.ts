import type { Deps } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { TenantScope } from '../shared/scope.ts'
import type { Reading } from './ports.ts'
import type { Carousel } from './repository.ts'
import { sourceProblemOf } from './source-reader.ts'

/**
 * What a carousel's document or link says; null when there is nothing to read, or nothing more. Somebody
 * waits: a site that does not answer is told of at once, and a button tries again.
 * @throws AppError as SourceReader says, never one that is retried by itself when the source is to blame
 */
export async function readSource(
  deps: Pick<Deps, 'sources' | 'inTenant'>,
  scope: TenantScope,
  { id, source, reading }: Pick<Carousel, 'id' | 'source' | 'reading'>,
): Promise<Reading | null> {
  if (reading || source.kind === 'topic' || source.kind === 'text') return null
  try {
    return source.kind === 'link'
      ? await deps.sources.readLink(source.url)
      : await deps.sources.readDocument(source)
  } catch (error) {
    const problem = sourceProblemOf(error)
    if (!problem) throw error
    await deps.inTenant(scope, (r) => r.carousels.update(id, { failure: `source_${problem}` }))
    const { code, message, fields, retryable } = error as AppError
    throw new AppError(retryable ? 'provider_rejected' : code, message, { fields, cause: error })
  }
}
