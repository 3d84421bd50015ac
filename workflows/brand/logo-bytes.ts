import type { Deps } from '../deps.ts'
import type { TenantScope } from '../shared/scope.ts'
import type { SlideBrand } from './brand-kit.ts'

/** The stored logo that slides of this brand are drawn with; undefined when there is none, or no more. */
export async function logoBytes(
  { images }: Pick<Deps, 'images'>,
  scope: TenantScope,
  brand: SlideBrand | null | undefined,
): Promise<Uint8Array | undefined> {
  if (!brand?.logo) return undefined
  return (await images.get(scope, brand.logo.key))?.bytes
}
