import type { AnyEntity } from './entity.ts'

/** Has its records anything that is stored encrypted? Then what repeats a request of theirs is, too. */
export function hasEncrypted({ fields }: Pick<AnyEntity, 'fields'>): boolean {
  return Object.values(fields).some(({ encrypted }) => encrypted)
}
