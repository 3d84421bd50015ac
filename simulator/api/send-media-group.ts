import { ApiError, badRequest } from '../errors.ts'
import { numericId } from '../ids.ts'
import { limits } from '../limits.ts'
import type { World } from '../world.ts'
import { isObject, optionalString, parseJson, requiredString } from './fields.ts'
import { findFile, type FileToSend } from './find-file.ts'
import type { ApiMethod } from './method.ts'
import { postMessages, type Content } from './post-messages.ts'
import { readCaption } from './read-caption.ts'
import type { ApiRequest } from './request.ts'

/** An album of photos or of documents; `reply_markup` is ignored, as on the official server. */
export const sendMediaGroup: ApiMethod = async (world, request) => {
  const json = request.args.get('media')
  if (!json) throw badRequest('Parameter "media" is required')
  const list = parseJson(json, 'media')
  if (!Array.isArray(list)) throw badRequest('Expected an Array of InputMedia')
  if (list.length === 0) throw badRequest('There are no messages to send')
  if (list.length < limits.albumMin) throw badRequest('Too few messages to send as an album')
  if (list.length > limits.albumMax) throw badRequest('Too many messages to send as an album')

  const group = numericId(world.newId())
  const items = list.map((item: unknown, index) => readItem(world, request, item, index))
  if (new Set(items.map((item) => item.type)).size > 1) {
    throw badRequest("Document can't be mixed with other media types")
  }
  const parts = items.map(({ content, file }) => ({
    content: { ...content, media_group_id: group },
    file,
  }))
  return { result: await postMessages(world, request, parts) }
}

interface Item {
  type: 'photo' | 'document'
  content: Content
  file: FileToSend
}

function readItem(world: World, request: ApiRequest, item: unknown, index: number): Item {
  if (!isObject(item)) throw badRequest("Can't parse InputMedia: expected an Object")
  const entities = item['caption_entities']
  const content = readCaption(
    optionalString(item, 'caption'),
    optionalString(item, 'parse_mode'),
    entities ? JSON.stringify(entities) : '',
  )
  const type = requiredString(item, 'type')
  if (type !== 'photo' && type !== 'document') {
    throw badRequest(`Can't parse InputMedia: type "${type}" can't be used in sendMediaGroup`)
  }
  const value = requiredString(item, 'media')
  try {
    const file = findFile(request, { kind: type, value, field: '', newId: world.newId })
    if (!file) throw badRequest("Can't parse InputMedia: media not found")
    return { type, content, file }
  } catch (error) {
    throw error instanceof ApiError ? inAlbum(error, index) : error
  }
}

/** The official server names the failed file of an album when Telegram refuses its content. */
function inAlbum(error: ApiError, index: number): ApiError {
  const code = /^Bad Request: ([A-Z_]+)$/.exec(error.message)?.[1]
  if (!code) return error
  return badRequest(`Failed to send message #${index + 1} with the error message "${code}"`)
}
