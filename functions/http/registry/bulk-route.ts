import type { Context } from 'hono'
import { requirePermission } from '../../../workflows/access/caller.ts'
import { parseOperation } from '../../../workflows/bulk/operation.ts'
import { writeChunk } from '../../../workflows/bulk/write-chunk.ts'
import type { Deps } from '../../../workflows/deps.ts'
import type { AnyEntity, EntityAction } from '../../../workflows/registry/entity.ts'
import { hasEncrypted } from '../../../workflows/registry/has-encrypted.ts'
import { permissionOf } from '../../../workflows/registry/paths.ts'
import type { RowReport } from '../../../workflows/registry/row-report.ts'
import { AppError } from '../../../workflows/shared/errors.ts'
import type { ApiEnv } from '../authenticate.ts'
import { keyedRequest } from '../keyed-request.ts'
import { inOneTransaction } from '../write.ts'
import { jsonOf } from './json-of.ts'
import { onlyParameters } from './only-parameters.ts'

export const MAX_OPERATIONS = 1000
const CHUNK = 100
const NEEDS = { create: 'create', change: 'update', delete: 'delete' } as const satisfies Record<
  string,
  EntityAction
>

/**
 * `POST /<entities>/bulk`: up to 1,000 writes, each 100 of them one transaction, with a report per
 * operation. Under an `Idempotency-Key` a repeat gets the reports of the chunks that are done, and does
 * the others.
 */
export async function bulkRoute(
  deps: Deps,
  c: Context<ApiEnv>,
  entity: AnyEntity,
): Promise<Response> {
  const caller = c.get('caller')
  const actions = Object.values(NEEDS)
  if (!actions.some((action) => caller.permissions.has(permissionOf(entity, action)))) {
    requirePermission(caller, permissionOf(entity, 'create'))
  }
  onlyParameters(c)
  const rows = operationsOf(await jsonOf(c)).map((given, index) => ({
    index,
    operation: parseOperation(given),
  }))
  for (const { operation } of rows) {
    if ('kind' in operation) requirePermission(caller, permissionOf(entity, NEEDS[operation.kind]))
  }

  const content = c.req.header('idempotency-key') === undefined ? '' : await c.req.text()
  const sealed = hasEncrypted(entity)
  const results: RowReport[] = []
  for (let part = 0; part * CHUNK < rows.length; part += 1) {
    const chunk = rows.slice(part * CHUNK, (part + 1) * CHUNK)
    const request = keyedRequest(c, part, content)
    const { answer } = await inOneTransaction(deps, c, request, async (r, context) => ({
      status: 200,
      body: await writeChunk(deps, r, context, entity, chunk),
      sealed,
    }))
    results.push(...(JSON.parse(answer.body ?? '[]') as RowReport[]))
  }
  const count = (status: RowReport['status']) =>
    results.filter((result) => result.status === status).length
  return c.json({
    created: count('created'),
    changed: count('changed'),
    deleted: count('deleted'),
    failed: count('failed'),
    results,
  })
}

function operationsOf(body: unknown): readonly unknown[] {
  const { operations, ...more } =
    typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const rule = `must be a list of 1 to ${MAX_OPERATIONS} operations`
  const fine = Array.isArray(operations) && operations.length > 0
  if (fine && operations.length <= MAX_OPERATIONS && Object.keys(more).length === 0) {
    return operations
  }
  const [unknown] = fine && operations.length <= MAX_OPERATIONS ? Object.keys(more) : []
  const error =
    unknown === undefined
      ? { field: 'operations', rule }
      : { field: unknown.slice(0, 100), rule: 'is not a field' }
  throw new AppError('invalid_input', `${error.field} ${error.rule}`, { fields: [error] })
}
