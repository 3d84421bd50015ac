import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { imageKey } from '../../workflows/carousel/image-key.ts'
import type { ImageEncoding } from '../../workflows/carousel/slides.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'
import type { ApiEnv } from './authenticate.ts'

const LIFETIME = 24 * 60 * 60 * 1000

/**
 * Makes the address of a slide's picture, for the caller of this request. `index` counts from 0. Each
 * revision has addresses of its own, because what an address shows never changes.
 */
export type LinkSigner = (
  c: Context<ApiEnv>,
) => (carouselId: string, index: number, encoding: ImageEncoding, revision: number) => string

export interface SlideLinks {
  sign: LinkSigner
  /** Whose picture the address names; null when the signature is wrong or the day is over. */
  verify(url: URL): TenantScope | null
}

/**
 * Addresses of pictures that work without a key for a day, so that a page or Instagram can load them:
 * an HMAC-SHA-256 over the path, the tenant and the expiry.
 */
export function createSlideLinks(options: {
  secret: string
  clock: Clock
  publicUrl?: string | undefined
}): SlideLinks {
  const { secret, clock, publicUrl } = options
  const signature = (path: string, tenant: string, expires: string) =>
    createHmac('sha256', secret).update(`${path}\n${tenant}\n${expires}`).digest('base64url')

  return {
    sign: (c) => {
      const { organizationId, workspaceId } = c.get('caller')
      const tenant = `${organizationId}.${workspaceId}`
      const origin = publicUrl ?? new URL(c.req.url).origin
      const expires = String(clock.now() + LIFETIME)
      return (carouselId, index, encoding, revision) => {
        const path = `/files/${imageKey(carouselId, index, encoding, revision)}`
        const query = new URLSearchParams({
          tenant,
          expires,
          signature: signature(path, tenant, expires),
        })
        return `${origin}${path}?${query}`
      }
    },
    verify: (url) => {
      const tenant = url.searchParams.get('tenant') ?? ''
      const expires = url.searchParams.get('expires') ?? ''
      const given = Buffer.from(url.searchParams.get('signature') ?? '')
      const right = Buffer.from(signature(url.pathname, tenant, expires))
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null
      if (!(Number(expires) > clock.now())) return null
      const [organizationId, workspaceId] = tenant.split('.')
      return organizationId && workspaceId ? { organizationId, workspaceId } : null
    },
  }
}
