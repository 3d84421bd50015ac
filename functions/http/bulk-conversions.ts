import { stringify } from 'csv-stringify/sync'
import { cancelBulk } from '../../workflows/conversion/bulk/cancel-bulk.ts'
import { progressOf } from '../../workflows/conversion/bulk/progress-of.ts'
import { readBulk } from '../../workflows/conversion/bulk/read-bulk.ts'
import { REPORT_COLUMNS, reportLine } from '../../workflows/conversion/bulk/report-lines.ts'
import { requestBulk } from '../../workflows/conversion/bulk/request-bulk.ts'
import { retryBulk } from '../../workflows/conversion/bulk/retry-bulk.ts'
import { sourceOfBulk } from '../../workflows/conversion/bulk/source-of-bulk.ts'
import type { BulkConversion } from '../../workflows/conversion/bulk/ports.ts'
import type { Deps } from '../../workflows/deps.ts'
import { permissionOf } from '../../workflows/registry/paths.ts'
import {
  cancelBulkRoute,
  listBulksRoute,
  readBulkRoute,
  reportBulkRoute,
  requestBulkRoute,
  retryBulkRoute,
} from './bulk-conversion-routes.ts'
import { openApiApp } from './open-api-app.ts'
import { onlyParameters } from './registry/only-parameters.ts'
import { page } from './route-parts.ts'
import { textStream } from './text-stream.ts'
import { contextOf, write } from './write.ts'

/** Chunks of 100 records that are read at once for a report. */
const REPORT_PAGE = 20

/** `/api/v1/conversion/bulk`; its stream is in bulk-conversion-stream.ts. */
export function bulkConversions(deps: Deps) {
  const app = openApiApp()
  const show = (bulk: BulkConversion) => progressOf(bulk, deps.clock.now())

  app.openapi(requestBulkRoute, (c) => {
    onlyParameters(c)
    const input = c.req.valid('json')
    return write(deps, c, async (r, context) => ({
      status: 202,
      body: show(await requestBulk(deps, r, context, c.get('caller'), input)),
    }))
  })

  app.openapi(listBulksRoute, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const found = await deps.inTenant(contextOf(c), (r) =>
      r.bulkConversions.list({ limit: limit + 1, before: cursor }),
    )
    const { items, nextCursor } = page(found, limit)
    return c.json({ items: items.map(show), nextCursor }, 200)
  })

  app.openapi(readBulkRoute, async (c) => {
    const { id } = c.req.valid('param')
    return c.json(show(await deps.inTenant(contextOf(c), (r) => readBulk(r, id))), 200)
  })

  app.openapi(reportBulkRoute, async (c) => {
    const { id } = c.req.valid('param')
    const context = contextOf(c)
    const source = await deps.inTenant(context, async (r) => sourceOfBulk(r, await readBulk(r, id)))
    const { permissions } = c.get('caller')
    const mayRead = source !== null && permissions.has(permissionOf(source, 'read'))

    async function* lines() {
      yield csv([[...REPORT_COLUMNS]])
      for (let after = 0; ;) {
        const from = after
        const found = await deps.inTenant(context, (r) =>
          r.bulkConversions.failures(id, { limit: REPORT_PAGE, after: from }),
        )
        const last = found.at(-1)
        if (last === undefined) return
        yield csv(
          found.flatMap(({ failures }) => failures.map((failure) => reportLine(failure, mayRead))),
        )
        after = last.chunk
      }
    }

    return c.body(textStream(lines()), 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="bulk-conversion-${id}.csv"`,
      'cache-control': 'no-store',
    }) as never
  })

  app.openapi(cancelBulkRoute, (c) =>
    write(deps, c, async (r, context) => ({
      status: 202,
      body: show(await cancelBulk(r, context, c.req.valid('param').id)),
    })),
  )

  app.openapi(retryBulkRoute, (c) =>
    write(deps, c, async (r, context) => ({
      status: 202,
      body: show(await retryBulk(deps, r, context, c.get('caller'), c.req.valid('param').id)),
    })),
  )
  return app
}

const csv = (rows: string[][]) =>
  stringify(rows, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ })
