import { badRequest } from '../errors.ts'
import { isObject, optionalString, parseJson } from './fields.ts'
import type { ApiRequest } from './request.ts'

/**
 * The key under which a list of commands is kept: the scope, then the language.
 * @throws ApiError 400 when `scope` is no BotCommandScope
 */
export function commandKey({ args }: ApiRequest): string {
  const json = args.get('scope')
  const scope = json ? parseJson(json, 'BotCommandScope') : {}
  if (!isObject(scope)) throw badRequest('BotCommandScope must be an Object')
  const parts = ['type', 'chat_id', 'user_id'].map((name) => optionalString(scope, name))
  return [parts[0] || 'default', ...parts.slice(1), args.get('language_code') ?? ''].join('/')
}
