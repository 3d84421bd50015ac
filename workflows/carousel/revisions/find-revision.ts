import type { Deps } from '../../deps.ts'
import { AppError } from '../../shared/errors.ts'
import type { TenantScope } from '../../shared/scope.ts'
import type { Carousel } from '../repository.ts'
import type { Revision } from './repository.ts'

/** A revision with its carousel. @throws AppError `not_found` */
export async function findRevision(
  deps: Pick<Deps, 'inTenant'>,
  scope: TenantScope,
  { carouselId, revision: number }: { carouselId: string; revision: number },
): Promise<{ carousel: Carousel; revision: Revision }> {
  const { carousel, revision } = await deps.inTenant(scope, async (r) => ({
    carousel: await r.carousels.find(carouselId),
    revision: await r.carouselRevisions.find(carouselId, number),
  }))
  if (carousel && revision) return { carousel, revision }
  throw new AppError('not_found', `There is no revision ${number} of ${carouselId}`)
}
