import type { Deps } from '../../workflows/deps.ts'
import { createRule } from '../../workflows/conversion/rules/create-rule.ts'
import { conversionRule } from '../../workflows/entities/conversion-rule.ts'
import { readRecord } from '../../workflows/registry/read-record.ts'
import { create } from './conversion-rule-routes.ts'
import { openApiApp } from './open-api-app.ts'
import { write } from './write.ts'

/** `/api/v1/conversion/rules`: what writes them; the registry lists and reads them. */
export function conversionRules(deps: Deps) {
  const app = openApiApp()

  app.openapi(create, (c) => {
    const input = c.req.valid('json')
    return write(deps, c, async (r, context) => {
      const rule = await createRule(deps, r, context, c.get('caller'), input)
      const location = `/api/v1/conversion/rules/${rule.id}`
      const body = await readRecord(r, conversionRule, rule.id)
      return { status: 201, body, headers: { location } }
    })
  })
  return app
}
