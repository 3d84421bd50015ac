import { parseJson } from './fields.ts'
import { badRequest } from '../errors.ts'
import type { ApiRequest } from './request.ts'

/**
 * `allowed_updates`: undefined when not given (the former setting stays), null for the default.
 * @throws ApiError 400 when it is no list
 */
export function readAllowedUpdates({ args }: ApiRequest): string[] | null | undefined {
  const json = args.get('allowed_updates')
  if (!json) return undefined
  const list = parseJson(json, 'allowed_updates')
  if (!Array.isArray(list)) throw badRequest('Expected an Array of String')
  const types = list.filter((type) => typeof type === 'string')
  return types.length > 0 ? [...new Set(types)] : null
}
