import { badRequest } from '../errors.ts'
import { botStore } from '../store/bot.ts'
import { commandKey } from './command-scope.ts'
import { isObject, parseJson, requiredString } from './fields.ts'
import type { ApiMethod } from './method.ts'

export const setMyCommands: ApiMethod = async (world, request) => {
  const json = request.args.get('commands')
  const list = json ? parseJson(json, 'commands') : []
  if (!Array.isArray(list)) throw badRequest('Expected an Array of BotCommand')
  if (list.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  const commands = list.map((item: unknown) => {
    if (!isObject(item)) throw badRequest("Can't parse BotCommand: expected an Object")
    const command = requiredString(item, 'command').replace(/^\//, '')
    const description = requiredString(item, 'description').trim()
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID')
    if (description.length < 1 || description.length > 256) {
      throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
    }
    return { command, description }
  })
  const key = commandKey(request)
  await world.database.transaction(async (tx) => {
    const bot = botStore(tx)
    await bot.setCommands({ ...(await bot.read()).commands, [key]: commands })
  })
  return { result: true }
}
