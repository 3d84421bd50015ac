import type { Context } from 'hono'
import { Hono } from 'hono'
import { requirePermission } from '../../../workflows/access/caller.ts'
import type { Deps } from '../../../workflows/deps.ts'
import { changeRecord } from '../../../workflows/registry/change-record.ts'
import { createRecord } from '../../../workflows/registry/create-record.ts'
import { deleteRecord } from '../../../workflows/registry/delete-record.ts'
import {
  isWritten,
  type AnyEntity,
  type EntityAction,
  type EntityRecord,
} from '../../../workflows/registry/entity.ts'
import { hasEncrypted } from '../../../workflows/registry/has-encrypted.ts'
import { listRecords } from '../../../workflows/registry/list-records.ts'
import { pathOfEntity, permissionOf } from '../../../workflows/registry/paths.ts'
import { readRecord } from '../../../workflows/registry/read-record.ts'
import { restoreRecord } from '../../../workflows/registry/restore-record.ts'
import type { ApiEnv } from '../authenticate.ts'
import { contextOf, write } from '../write.ts'
import { bulkRoute } from './bulk-route.ts'
import { exportRoute } from './export-route.ts'
import { importRoute } from './import-route.ts'
import { jsonOf } from './json-of.ts'
import { onlyParameters } from './only-parameters.ts'
import { recordQueryOf } from './record-query-of.ts'
import { versionOf } from './version-of.ts'

const WRITES = ['create', 'change', 'delete'] as const

/**
 * `/api/v1/<entities>` of one entity, with the writes that its declaration leaves to callers. Each route asks for its permission before it looks at anything;
 * the verbs of the registry check what was sent.
 */
export function entityRoutes(deps: Deps, entity: AnyEntity) {
  const app = new Hono<ApiEnv>()
  const permit = (c: Context<ApiEnv>, action: EntityAction) =>
    requirePermission(c.get('caller'), permissionOf(entity, action))
  const path = pathOfEntity(entity)

  const sealed = hasEncrypted(entity)
  const answer = (record: EntityRecord) => ({ status: 200, body: record, sealed }) as const

  app.get('/', async (c) => {
    permit(c, 'read')
    const page = await deps.inTenant(contextOf(c), async (r) =>
      listRecords(r, entity, await recordQueryOf(deps, r, c, entity)),
    )
    return c.json(page)
  })

  app.get('/export', (c) => {
    permit(c, 'read')
    return exportRoute(deps, c, entity)
  })

  app.get('/:id', async (c) => {
    permit(c, 'read')
    onlyParameters(c)
    const id = c.req.param('id')
    return c.json(await deps.inTenant(contextOf(c), (r) => readRecord(r, entity, id)))
  })

  if (isWritten(entity, 'create')) addCreate()
  if (isWritten(entity, 'change')) addChange()
  if (isWritten(entity, 'delete')) addDelete()
  if (WRITES.every((how) => isWritten(entity, how))) {
    app.post('/bulk', (c) => bulkRoute(deps, c, entity))
  }
  return app

  function addCreate() {
    app.post('/', async (c) => {
      permit(c, 'create')
      onlyParameters(c)
      const input = await jsonOf(c)
      return write(deps, c, async (r, context) => {
        const record = await createRecord(deps, r, context, entity, input)
        const headers = { location: `${path}/${record.id}` }
        return { status: 201, body: record, headers, sealed }
      })
    })
    app.post('/import', (c) => {
      permit(c, 'create')
      return importRoute(deps, c, entity)
    })
  }

  function addChange() {
    app.patch('/:id', async (c) => {
      permit(c, 'update')
      onlyParameters(c)
      const id = c.req.param('id')
      const input = await jsonOf(c)
      return write(deps, c, async (r, context) =>
        answer(await changeRecord(deps, r, context, entity, id, input)),
      )
    })
  }

  function addDelete() {
    app.delete('/:id', async (c) => {
      permit(c, 'delete')
      onlyParameters(c, ['version'])
      const id = c.req.param('id')
      const version = versionOf(c)
      return write(deps, c, async (r, context) =>
        answer(await deleteRecord(deps, r, context, entity, id, version)),
      )
    })

    app.post('/:id/restore', async (c) => {
      permit(c, 'delete')
      onlyParameters(c, ['version'])
      const id = c.req.param('id')
      const version = versionOf(c)
      return write(deps, c, async (r, context) =>
        answer(await restoreRecord(deps, r, context, entity, id, version)),
      )
    })
  }
}
