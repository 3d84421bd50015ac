import { changeRule } from '../../workflows/conversion/rules/change-rule.ts'
import { createRule } from '../../workflows/conversion/rules/create-rule.ts'
import { draftRule } from '../../workflows/conversion/rules/draft-rule.ts'
import { rulesVersion, rulesVersions } from '../../workflows/conversion/rules/read-versions.ts'
import type { Deps } from '../../workflows/deps.ts'
import { conversionRule } from '../../workflows/entities/conversion-rule.ts'
import { deleteRecord } from '../../workflows/registry/delete-record.ts'
import { readRecord } from '../../workflows/registry/read-record.ts'
import { change, check, create, oneVersion, remove, versions } from './conversion-rule-routes.ts'
import { openApiApp } from './open-api-app.ts'
import { contextOf, write } from './write.ts'

/** `/api/v1/conversion/rules`: what writes and checks them; the registry lists and reads them. */
export function conversionRules(deps: Deps) {
  const app = openApiApp()

  app.openapi(create, (c) => {
    const input = c.req.valid('json')
    return write(deps, c, async (r, context) => {
      const rule = await createRule(deps, r, context, c.get('caller'), input)
      const body = await readRecord(r, conversionRule, rule.id)
      const location = `/api/v1/conversion/rules/${rule.id}`
      return { status: 201, body, headers: { location } }
    })
  })

  app.openapi(check, async (c) => {
    const input = c.req.valid('json')
    const context = contextOf(c)
    const draft = await deps.inTenant(context, (r) =>
      draftRule(deps, r, context, c.get('caller'), input),
    )
    return c.json(draft as never, 200)
  })

  app.openapi(change, (c) => {
    const { id } = c.req.valid('param')
    const input = c.req.valid('json')
    return write(deps, c, async (r, context) => {
      await changeRule(deps, r, context, c.get('caller'), id, input)
      return { status: 200, body: await readRecord(r, conversionRule, id) }
    })
  })

  app.openapi(remove, (c) => {
    const { id } = c.req.valid('param')
    const { version } = c.req.valid('query')
    return write(deps, c, async (r, context) => ({
      status: 200,
      body: await deleteRecord(deps, r, context, conversionRule, id, version),
    }))
  })

  app.openapi(versions, async (c) => {
    const { id } = c.req.valid('param')
    const { limit, cursor } = c.req.valid('query')
    const found = await deps.inTenant(contextOf(c), (r) =>
      rulesVersions(r, id, { limit: limit + 1, before: cursor }),
    )
    const items = found.slice(0, limit)
    const nextCursor = found.length > limit ? (items.at(-1)?.version ?? null) : null
    return c.json({ items, nextCursor } as never, 200)
  })

  app.openapi(oneVersion, async (c) => {
    const { id, version } = c.req.valid('param')
    const found = await deps.inTenant(contextOf(c), (r) => rulesVersion(r, id, version))
    return c.json(found as never, 200)
  })
  return app
}
