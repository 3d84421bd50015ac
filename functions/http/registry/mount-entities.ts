import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Deps } from '../../../workflows/deps.ts'
import { ENTITIES } from '../../../workflows/entities/catalog.ts'
import { pathOfEntity } from '../../../workflows/registry/paths.ts'
import type { ApiEnv } from '../authenticate.ts'
import { describeEntity } from './describe-entity.ts'
import { entityRoutes } from './entity-routes.ts'

/**
 * Mounts `/api/v1/<entities>` of every entity. Mount what has paths below these before.
 * @returns what adds them to the OpenAPI document: only who asks for it waits for the schemas
 */
export function mountEntities(app: OpenAPIHono<ApiEnv>, deps: Deps): () => void {
  for (const entity of ENTITIES) app.route(pathOfEntity(entity), entityRoutes(deps, entity))
  return () => {
    for (const entity of ENTITIES) {
      describeEntity(app.openAPIRegistry, pathOfEntity(entity), entity)
    }
  }
}
