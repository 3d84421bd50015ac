import type { z } from 'zod'
import type { Language } from '../carousel/content.ts'
import type { Answer } from './answer.ts'
import type { BotTools } from './bot-tools.ts'
import type { ActionDeclaration } from './declare-action.ts'
import type { AnyWizard } from './wizard/wizard.ts'

type Awaitable<T> = T | Promise<T>

/** A command that people type or choose from Telegram's menu. */
export interface BotCommand {
  /** As Telegram knows it: 1 to 32 of `a-z 0-9 _`. */
  name: string
  /** How people type it in Russian; Telegram itself links only Latin ones. */
  russian?: string
  /** Its line in the command menu; absent: answered, and not in the menu. */
  description?: Record<Language, string>
  /** In whose menu it is: everybody's, or only that of people whose account is linked. */
  menu?: 'everyone' | 'members'
  /** Answered in a group even without the bot's name. */
  inGroups?: boolean
  /** What a member must be allowed; people who are no members are asked to link their account. */
  permission?: string
  handle(tools: BotTools, argument: string): Awaitable<Answer>
}

/** What happens when a button is pressed. */
export interface ActionHandler {
  action: ActionDeclaration
  permission?: string
  handle(tools: BotTools, data: never): Awaitable<Answer>
}

/** Ties a declared action to what it does. */
export function onAction<Shape extends z.ZodRawShape>(
  action: ActionDeclaration<Shape>,
  handle: (tools: BotTools, data: z.infer<z.ZodObject<Shape>>) => Awaitable<Answer>,
  options: { permission?: string } = {},
): ActionHandler {
  return { action: action as unknown as ActionDeclaration, handle, ...options }
}

/** One subject that the bot knows: its commands, its buttons, its conversations. */
export interface BotArea {
  commands?: readonly BotCommand[]
  actions?: readonly ActionHandler[]
  wizards?: readonly AnyWizard[]
}
