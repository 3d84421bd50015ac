import { badRequest } from '../errors.ts'
import { isObject, isTrue, parseJson, requiredInteger, toInteger } from './fields.ts'
import type { ApiRequest } from './request.ts'

export interface ReplyParameters {
  messageId: number
  /** Send without a reply when that message is gone. */
  optional: boolean
}

/**
 * `reply_parameters` (a JSON object, or its text in a form), or the older `reply_to_message_id`.
 * @throws ApiError 400 when it is no such object
 */
export function readReplyParameters({ args }: ApiRequest): ReplyParameters | undefined {
  const json = args.get('reply_parameters')
  if (json === undefined) {
    const messageId = toInteger(args.get('reply_to_message_id'))
    const optional = isTrue(args.get('allow_sending_without_reply'))
    return messageId > 0 ? { messageId, optional } : undefined
  }
  if (json === '') return undefined
  const parameters = parseJson(json, 'reply parameters')
  if (!isObject(parameters)) throw badRequest('Object expected as reply parameters')
  if (Object.keys(parameters).length === 0) return undefined
  return {
    messageId: requiredInteger(parameters, 'message_id'),
    optional: isTrue(String(parameters['allow_sending_without_reply'] ?? '')),
  }
}
