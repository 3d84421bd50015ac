import type { Context } from 'hono'
import type { Deps, Repositories } from '../../../workflows/deps.ts'
import { customFieldsOf } from '../../../workflows/registry/custom-fields-of.ts'
import type { AnyEntity } from '../../../workflows/registry/entity.ts'
import { parseListQuery } from '../../../workflows/registry/parse-list-query.ts'
import type { RecordQuery } from '../../../workflows/registry/ports.ts'
import type { ApiEnv } from '../authenticate.ts'
import { contextOf } from '../write.ts'

/**
 * What the request's parameters ask for.
 * @param but parameters that are not the list's
 * @throws AppError `invalid_input` naming the parameter
 */
export async function recordQueryOf(
  deps: Pick<Deps, 'cache'>,
  r: Pick<Repositories, 'records'>,
  c: Context<ApiEnv>,
  entity: AnyEntity,
  but: readonly string[] = [],
): Promise<RecordQuery> {
  const params = Object.fromEntries(
    Object.entries(c.req.queries())
      .filter(([name]) => !but.includes(name))
      .map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  )
  return parseListQuery(entity, await customFieldsOf(deps, r, contextOf(c), entity), params)
}
