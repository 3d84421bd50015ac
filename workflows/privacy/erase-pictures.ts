import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import { imageKey } from '../carousel/image-key.ts'
import type { Person } from './ports.ts'

const PAGE = 100

/** As the part `pictures` has it: `revision` counts from 1, and is 0 for a logo. */
interface PictureRow {
  id: string
  revision: number
  keys: unknown
  slides: number
}

/** Keys of every picture that the person's carousels have or had, and of their logo. */
export async function pictureKeys(
  r: Pick<Repositories, 'personalData'>,
  person: Person,
  offset: number,
): Promise<{ keys: string[]; isLast: boolean }> {
  const rows = await r.personalData.read('pictures', person, { offset, limit: PAGE })
  const keys = rows.flatMap((row) => {
    const { id, keys: named, slides, revision } = row as PictureRow
    const own = Array.isArray(named) ? named.filter((key) => typeof key === 'string') : []
    const drawn = Array.from({ length: slides }, (_, index) => [
      imageKey(id, index, 'jpeg', revision),
      imageKey(id, index, 'png', revision),
    ])
    return [...own, ...drawn.flat()]
  })
  return { keys: [...new Set(keys)], isLast: rows.length < PAGE }
}

/** Deletes the pictures, wherever they are stored. Before the rows that name them. @returns how many */
export async function erasePictures(
  deps: Pick<Deps, 'inTenant' | 'images'>,
  context: EventContext,
  person: Person,
): Promise<number> {
  let count = 0
  for (let offset = 0; ; offset += PAGE) {
    const { keys, isLast } = await deps.inTenant(context, (r) => pictureKeys(r, person, offset))
    for (const key of keys) await deps.images.delete(context, key)
    count += keys.length
    if (isLast) return count
  }
}
