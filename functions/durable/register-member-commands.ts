import type { Inngest } from 'inngest'
import {
  memberRemoved,
  memberTelegramLinked,
  memberUpdated,
} from '../../workflows/access/events.ts'
import { registerCommands } from '../../workflows/bot/menu/register-commands.ts'
import type { Deps } from '../../workflows/deps.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

/** A member linked Telegram, changed roles or left → the command menu of their chat shows what they may do. */
export function registerMemberCommandsFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'register-member-commands',
      name: 'Set the command menu of a member',
      triggers: [memberTelegramLinked.trigger, memberUpdated.trigger, memberRemoved.trigger],
      retries: 5,
      concurrency: { key: 'event.data.userId', limit: 1 },
    },
    ({ event, step }) =>
      step.run('set the menu', () =>
        withInngestErrors(() => registerCommands(deps, contextOf(event, 'bot'), event.data.userId)),
      ),
  )
}
