import { lockChat } from './find-chat.ts'
import type { ApiMethod } from './method.ts'

export const getChat: ApiMethod = async (world, request) => {
  const { chat } = await world.database.transaction((tx) => lockChat(tx, request))
  return { result: chat }
}
