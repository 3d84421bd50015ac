import { badRequest } from '../errors.ts'
import { actionStore } from '../store/actions.ts'
import { lockChat } from './find-chat.ts'
import type { ApiMethod } from './method.ts'

const actions = new Set(
  `typing upload_photo record_video upload_video record_voice upload_voice record_audio upload_audio
   upload_document choose_sticker find_location pick_up_location record_video_note
   upload_video_note cancel`.split(/\s+/),
)

export const sendChatAction: ApiMethod = async (world, request) => {
  const action = (request.args.get('action') ?? '').toLowerCase()
  if (!actions.has(action)) throw badRequest('Wrong parameter action in request')
  const chatId = await world.database.transaction(async (tx) => {
    const { chat } = await lockChat(tx, request)
    await actionStore(tx).insert(chat.id, action, world.clock.now())
    return chat.id
  })
  world.feed.publish({ kind: 'action', chatId, action })
  return { result: true }
}
