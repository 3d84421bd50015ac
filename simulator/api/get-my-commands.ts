import { botStore } from '../store/bot.ts'
import { commandKey } from './command-scope.ts'
import type { ApiMethod } from './method.ts'

export const getMyCommands: ApiMethod = async (world, request) => {
  const { commands } = await botStore(world.database).read()
  return { result: commands[commandKey(request)] ?? [] }
}
