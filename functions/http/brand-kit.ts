import type { z } from '@hono/zod-openapi'
import { BRAND_PARTS } from '../../workflows/brand/brand-kit.ts'
import { type BrandChange, changeBrand } from '../../workflows/brand/change-brand.ts'
import { logoKey } from '../../workflows/brand/logo-key.ts'
import type { BrandKit, LogoProblem } from '../../workflows/brand/ports.ts'
import type { Deps } from '../../workflows/deps.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import * as routes from './brand-kit-routes.ts'
import { openApiApp } from './open-api-app.ts'
import { contextOf, write } from './write.ts'

const RULES: Record<LogoProblem, string> = {
  not_a_picture: 'must be a PNG, JPEG or WebP picture',
  vector: 'must be a PNG, JPEG or WebP picture, not SVG',
  animated: 'must not be animated',
  too_large: 'must have at most 5 MB',
  too_many_pixels: 'must have at most 4,096 pixels a side',
  too_small: 'must have at least 64 pixels a side',
  damaged: 'must be whole',
  empty: 'must not be empty',
}

/** `/api/v1/brand-kit`: the default of the workspace. */
export function brandKit(deps: Deps) {
  const app = openApiApp()
  const present = (kit: BrandKit | null): z.infer<typeof routes.brandKitSchema> => {
    const { logo, ...values } = kit?.values ?? {}
    const size = logo ? { width: logo.width, height: logo.height } : null
    return { ...values, logo: size, version: kit?.version ?? 0 }
  }
  /** Changes the brand and answers with it; a logo that is no longer used is deleted after. */
  const change = async (c: Parameters<typeof write>[1], wanted: BrandChange, version?: number) => {
    const state: { old?: string | undefined; now?: string | undefined } = {}
    const answer = await write(deps, c, async (r, context) => {
      state.old = (await r.brandKits.find(null))?.values.logo?.key
      const kit = await changeBrand(deps, r, context, { chatId: null, change: wanted, version })
      state.now = kit.values.logo?.key
      return { status: 200, body: present(kit) }
    })
    if (state.old !== undefined && state.old !== state.now) {
      await deps.images.delete(contextOf(c), state.old)
    }
    return answer
  }

  app.openapi(routes.read, async (c) => {
    const kit = await deps.inTenant(contextOf(c), (r) => r.brandKits.find(null))
    return c.json(present(kit), 200)
  })

  app.openapi(routes.replace, (c) => {
    const { version, handle, name, colors, font, tone } = c.req.valid('json')
    const parts = { handle, name, colors, font, tone }
    const wanted = Object.fromEntries(
      Object.entries(parts).map(([part, value]) => [part, value ?? null]),
    )
    return change(c, wanted, version)
  })

  app.openapi(routes.remove, (c) =>
    change(c, Object.fromEntries(BRAND_PARTS.map((part) => [part, null]))),
  )

  app.openapi(routes.readLogo, async (c) => {
    const scope = contextOf(c)
    const kit = await deps.inTenant(scope, (r) => r.brandKits.find(null))
    const image = kit?.values.logo ? await deps.images.get(scope, kit.values.logo.key) : null
    if (!image) throw new AppError('not_found', 'The workspace has no logo')
    return c.body(new Uint8Array(image.bytes), 200, {
      'content-type': image.mediaType,
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
    })
  })

  app.openapi(routes.replaceLogo, async (c) => {
    const prepared = await deps.logos.prepare(new Uint8Array(await c.req.arrayBuffer()))
    if ('problem' in prepared) throw refusal(prepared.problem)
    const scope = contextOf(c)
    const { id } = await deps.inTenant(scope, (r) => r.brandKits.lock(null, deps.newId()))
    const { bytes, width, height } = prepared
    const key = logoKey(id, deps.newId())
    await deps.images.put(scope, key, { bytes, mediaType: 'image/png' })
    try {
      return await change(c, { logo: { key, width, height } })
    } finally {
      // A repeat under the same key, or a change that was refused, shows the picture of before.
      const kit = await deps.inTenant(scope, (r) => r.brandKits.find(null))
      if (kit?.values.logo?.key !== key) await deps.images.delete(scope, key)
    }
  })

  app.openapi(routes.removeLogo, (c) => change(c, { logo: null }))

  return app
}

function refusal(problem: LogoProblem): AppError {
  const rule = RULES[problem]
  if (problem === 'too_large') return new AppError('payload_too_large', `The logo ${rule}`)
  return new AppError('invalid_input', `The logo ${rule}`, { fields: [{ field: 'body', rule }] })
}
