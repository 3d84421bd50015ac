import type { Deps, Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { BRAND_PARTS, type BrandPart, type SlideBrand, slideBrandSchema } from './brand-kit.ts'
import type { BrandKit } from './ports.ts'

/** Parts with their new values; null removes a part. */
export type BrandChange = { [Part in BrandPart]?: SlideBrand[Part] | null }

export interface ChangeBrand {
  /** Null for the default of the workspace. */
  chatId: number | null
  change: BrandChange
  /** What the caller saw: 0 for nothing. Absent: whatever there is. */
  version?: number | undefined
}

/**
 * Changes parts of a brand, with its trail. `brand.changed`, unless everything is as it was.
 * @throws AppError `conflict` when the version is stale
 */
export async function changeBrand(
  deps: Pick<Deps, 'newId'>,
  r: Pick<Repositories, 'brandKits' | 'audit' | 'events'>,
  context: EventContext,
  { chatId, change, version }: ChangeBrand,
): Promise<BrandKit> {
  const before = await r.brandKits.lock(chatId, deps.newId())
  if (version !== undefined && version !== before.version) {
    throw new AppError('conflict', 'The brand was changed meanwhile: read it again')
  }
  const merged = { ...before.values, ...change }
  const values = slideBrandSchema.parse(
    Object.fromEntries(Object.entries(merged).filter(([, value]) => value != null)),
  )
  const parts = BRAND_PARTS.filter(
    (part) => JSON.stringify(before.values[part]) !== JSON.stringify(values[part]),
  )
  if (parts.length === 0) return before
  const after = await r.brandKits.save(before.id, values)
  const pick = (from: SlideBrand) =>
    Object.fromEntries(parts.map((part) => [part, from[part] ?? null]))
  r.audit.record({
    action: before.version === 0 ? 'created' : 'updated',
    entity: 'brand_kit',
    recordId: before.id,
    before: before.version === 0 ? null : pick(before.values),
    after: { chatId, ...pick(values) },
  })
  await r.events.append(context, [
    {
      type: 'brand.changed',
      subject: before.id,
      data: {
        brandId: before.id,
        ...(chatId === null ? {} : { chatId }),
        parts,
        version: after.version,
      },
    },
  ])
  return after
}
