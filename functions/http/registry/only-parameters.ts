import type { Context } from 'hono'
import { invalidInput } from '../../../workflows/registry/errors.ts'

/**
 * Refuses parameters that the route does not have, or that come twice: a misspelt `?dryRun=true` must
 * not write, a misspelt `?version=3` must not delete.
 * @throws AppError `invalid_input` naming each of them
 */
export function onlyParameters(c: Context, known: readonly string[] = []): void {
  const fields = Object.entries(c.req.queries()).flatMap(([field, values]) => {
    if (!known.includes(field)) return { field, rule: 'is not a parameter of this request' }
    return values.length > 1 ? { field, rule: 'must be given once' } : []
  })
  if (fields.length > 0) throw invalidInput('The request', fields)
}
