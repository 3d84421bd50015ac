import { requireConverting } from '../../workflows/conversion/bulk/permissions-needed.ts'
import { compileDraft } from '../../workflows/conversion/execute/compile-draft.ts'
import { executeIn } from '../../workflows/conversion/execute/execute-in.ts'
import { previewConversion } from '../../workflows/conversion/execute/preview-conversion.ts'
import { readConversion } from '../../workflows/conversion/execute/read-conversion.ts'
import { recordingFailure } from '../../workflows/conversion/execute/recording-failure.ts'
import { requireUndoing } from '../../workflows/conversion/execute/require-undoing.ts'
import { undoConversion } from '../../workflows/conversion/execute/undo-conversion.ts'
import type { CompiledRule } from '../../workflows/conversion/mapping/compiled-rule.ts'
import type { Deps, Repositories } from '../../workflows/deps.ts'
import { executeRoute, listRoute, previewRoute, readRoute, undoRoute } from './conversion-routes.ts'
import { openApiApp } from './open-api-app.ts'
import { page } from './route-parts.ts'
import { showConversion, showPreview } from './show-conversion.ts'
import { contextOf, write } from './write.ts'

/** `/api/v1/conversion`: converting records one by one, and what was converted. */
export function conversions(deps: Deps) {
  const app = openApiApp()

  app.openapi(previewRoute, async (c) => {
    const { ruleId, rule, sourceRecordId } = c.req.valid('json')
    const caller = c.get('caller')
    const context = contextOf(c)
    const draft = rule && ((r: Repositories) => compileDraft(deps, r, context, caller, rule))
    const outcome = await previewConversion(deps, context, {
      rule: draft ?? ruleId ?? '',
      sourceRecordId: sourceRecordId.toLowerCase(),
      permitted: (compiled: CompiledRule) => requireConverting(caller.permissions, compiled),
    })
    return c.json(showPreview(caller, outcome), 200)
  })

  app.openapi(executeRoute, (c) => {
    const { ruleId, sourceRecordId, type = 'manual', sourceVersion } = c.req.valid('json')
    const caller = c.get('caller')
    const request = { ruleId, sourceRecordId: sourceRecordId.toLowerCase(), type, sourceVersion }
    const permitted = (compiled: CompiledRule) => requireConverting(caller.permissions, compiled)
    return recordingFailure(deps, contextOf(c), request, () =>
      write(deps, c, async (r, context) => {
        const conversion = await executeIn(deps, r, context, request, permitted)
        const location = `/api/v1/conversion/conversions/${conversion.id}`
        return { status: 201, body: showConversion(caller, conversion), headers: { location } }
      }),
    )
  })

  app.openapi(listRoute, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query')
    const found = await deps.inTenant(contextOf(c), (r) =>
      r.conversions.list(filter, { limit: limit + 1, before: cursor }),
    )
    const { items, nextCursor } = page(found, limit)
    const shown = items.map((conversion) => showConversion(c.get('caller'), conversion))
    return c.json({ items: shown, nextCursor } as never, 200)
  })

  app.openapi(readRoute, async (c) => {
    const { id } = c.req.valid('param')
    const conversion = await deps.inTenant(contextOf(c), (r) => readConversion(r, id))
    return c.json(showConversion(c.get('caller'), conversion) as never, 200)
  })

  app.openapi(undoRoute, (c) => {
    const { id } = c.req.valid('param')
    const caller = c.get('caller')
    return write(deps, c, async (r, context) => {
      requireUndoing(caller.permissions, await readConversion(r, id))
      return {
        status: 200,
        body: showConversion(caller, await undoConversion(deps, r, context, id)),
      }
    })
  })
  return app
}
