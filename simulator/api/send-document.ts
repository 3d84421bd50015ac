import { badRequest } from '../errors.ts'
import { findFile } from './find-file.ts'
import type { ApiMethod } from './method.ts'
import { postMessages } from './post-messages.ts'
import { readCaption } from './read-caption.ts'
import { readReplyMarkup } from './read-reply-markup.ts'

export const sendDocument: ApiMethod = async (world, request) => {
  const { args } = request
  const file = findFile(request, {
    kind: 'document',
    value: args.get('document') ?? '',
    field: 'document',
    newId: world.newId,
  })
  if (!file) throw badRequest('There is no document in the request')
  const caption = readCaption(
    args.get('caption') ?? '',
    args.get('parse_mode') ?? '',
    args.get('caption_entities') ?? '',
  )
  const content = { ...caption, reply_markup: readReplyMarkup(request) }
  const [message] = await postMessages(world, request, [{ content, file }])
  return { result: message }
}
