import { requirePermission, type Caller } from '../../workflows/access/caller.ts'
import type { Deps } from '../../workflows/deps.ts'
import type { AnyEntity } from '../../workflows/registry/entity.ts'
import { permissionOf } from '../../workflows/registry/paths.ts'
import { analyzeEntity } from '../../workflows/schema/analyze-entity.ts'
import { entityByAnyName } from '../../workflows/schema/entity-by-any-name.ts'
import { FILE } from '../../workflows/suggest/field.ts'
import { giveFeedback } from '../../workflows/suggest/give-feedback.ts'
import { suggestMapping } from '../../workflows/suggest/suggest-mapping.ts'
import { openApiApp } from './open-api-app.ts'
import { analyzeRoute, feedbackRoute, suggestRoute } from './schema-routes.ts'
import { contextOf, write } from './write.ts'

/** `/api/v1/schema`: what fields there are, and which belong together. */
export function schema(deps: Deps) {
  const app = openApiApp()

  app.openapi(analyzeRoute, async (c) => {
    const entity = readable(c.get('caller'), c.req.valid('param').entityType)
    const context = contextOf(c)
    const found = await deps.inTenant(context, (r) => analyzeEntity(deps, r, context, entity))
    return c.json(found as never, 200)
  })

  app.openapi(suggestRoute, async (c) => {
    const { sourceEntity, targetEntity, headers, samples, limit } = c.req.valid('json')
    const caller = c.get('caller')
    const target = readable(caller, targetEntity)
    const source =
      sourceEntity === undefined
        ? { headers: headers ?? [], samples: samples ?? [] }
        : readable(caller, sourceEntity)
    const context = contextOf(c)
    const found = await deps.inTenant(context, (r) =>
      suggestMapping(deps, r, context, { source, target, limit }),
    )
    return c.json(found as never, 200)
  })

  app.openapi(feedbackRoute, (c) => {
    const { sourceEntity, targetEntity, pairs } = c.req.valid('json')
    const caller = c.get('caller')
    requirePermission(caller, 'schema:read')
    const target = readable(caller, targetEntity).name
    const source = sourceEntity === FILE ? FILE : readable(caller, sourceEntity).name
    return write(deps, c, async (r) => {
      await giveFeedback(deps, r, { sourceEntity: source, targetEntity: target, pairs })
      return { status: 200, body: { recorded: pairs.length } }
    })
  })

  return app
}

/** @throws AppError `not_found`, `forbidden` for who may not read its records */
function readable(caller: Pick<Caller, 'permissions'>, name: string): AnyEntity {
  const entity = entityByAnyName(name)
  requirePermission(caller, permissionOf(entity, 'read'))
  return entity
}
