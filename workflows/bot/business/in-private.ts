import type { z } from 'zod'
import type { Language } from '../../carousel/content.ts'
import type { Answer } from '../answer.ts'
import { type ActionHandler, type BotCommand, onAction } from '../area.ts'
import type { BotTools } from '../bot-tools.ts'
import type { ActionDeclaration } from '../declare-action.ts'
import { say } from '../say.ts'
import { texts } from '../texts.ts'

type Awaitable<T> = T | Promise<T>

const HERE: Record<Language, string> = {
  ru: 'Дела компании я показываю только вам. Давайте в личном чате.',
  en: 'I show company business only to you. Let us talk in our private chat.',
}

/** A command of members about the business: in a group it says no more than where to ask. */
export function businessCommand(
  command: Omit<BotCommand, 'menu' | 'inGroups'> & { permission: string },
): BotCommand {
  return {
    ...command,
    menu: 'members',
    handle: (tools, argument) => inPrivate(tools, () => command.handle(tools, argument)),
  }
}

/** A button of members about the business. Its permission is checked at every press. */
export function businessAction<Shape extends z.ZodRawShape>(
  action: ActionDeclaration<Shape>,
  permission: string,
  handle: (tools: BotTools, data: z.infer<z.ZodObject<Shape>>) => Awaitable<Answer>,
): ActionHandler {
  return onAction(action, (tools, data) => inPrivate(tools, () => handle(tools, data)), {
    permission,
  })
}

/** A button of every active member, whatever they may. */
export function memberAction<Shape extends z.ZodRawShape>(
  action: ActionDeclaration<Shape>,
  handle: (tools: BotTools, data: z.infer<z.ZodObject<Shape>>) => Awaitable<Answer>,
): ActionHandler {
  return onAction(action, (tools, data) => {
    const refused = refusedAsMember(tools)
    return refused === null
      ? inPrivate(tools, () => handle(tools, data))
      : { replies: [], notice: refused }
  })
}

/** The same as a command. */
export function memberCommand(command: Omit<BotCommand, 'menu' | 'inGroups'>): BotCommand {
  return {
    ...command,
    menu: 'members',
    handle: (tools, argument) => {
      const refused = refusedAsMember(tools)
      if (refused !== null) return { replies: [say(tools, refused)] }
      return inPrivate(tools, () => command.handle(tools, argument))
    },
  }
}

function refusedAsMember({ speaker, language }: BotTools): string | null {
  if (speaker.permissions.size > 0) return null
  return texts[language].refused[speaker.userId === null ? 'not_linked' : 'forbidden']
}

/** What is said in a chat with others instead of `answer`. */
export function inPrivate(tools: BotTools, answer: () => Awaitable<Answer>): Awaitable<Answer> {
  const { said, language } = tools
  if (said.isPrivate) return answer()
  const text = HERE[language]
  return said.kind === 'button' ? { replies: [], notice: text } : { replies: [say(tools, text)] }
}
