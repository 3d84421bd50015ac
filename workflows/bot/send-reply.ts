import type { Deps } from '../deps.ts'
import type { TenantScope } from '../shared/scope.ts'
import type { OutgoingMessage } from './outgoing-message.ts'

/** Sends a stored reply; a repeat sends nothing twice. @throws AppError as {@link ChatMessenger} */
export async function sendReply(
  { messenger }: Pick<Deps, 'messenger'>,
  scope: TenantScope,
  chatId: number,
  reply: OutgoingMessage,
): Promise<void> {
  switch (reply.kind) {
    case 'text': {
      const { kind: _, ...text } = reply
      await messenger.sendText(scope, { chatId, ...text })
      return
    }
    case 'edit': {
      const { kind: _, ...edit } = reply
      await messenger.editText(scope, { chatId, ...edit })
      return
    }
    case 'callback': {
      const { kind: _, ...callback } = reply
      await messenger.answerCallback(callback)
    }
  }
}
