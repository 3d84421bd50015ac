import { botStore } from '../store/bot.ts'
import { commandKey } from './command-scope.ts'
import type { ApiMethod } from './method.ts'

export const deleteMyCommands: ApiMethod = async (world, request) => {
  const key = commandKey(request)
  await world.database.transaction(async (tx) => {
    const bot = botStore(tx)
    const { [key]: _, ...rest } = (await bot.read()).commands
    await bot.setCommands(rest)
  })
  return { result: true }
}
