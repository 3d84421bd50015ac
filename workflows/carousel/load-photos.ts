import type { Deps } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { TenantScope } from '../shared/scope.ts'

/** The stored pictures of slides, ready to be sent. @throws AppError `internal` when one is missing */
export function loadPhotos(
  { images }: Pick<Deps, 'images'>,
  scope: TenantScope,
  pictures: readonly string[],
) {
  return Promise.all(
    pictures.map(async (key, index) => {
      const image = await images.get(scope, key)
      if (!image) throw new AppError('internal', `The picture ${key} is missing`)
      return { ...image, fileName: `slide-${index + 1}.jpg` }
    }),
  )
}
