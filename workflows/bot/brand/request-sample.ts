import type { NewEvent } from '../../shared/events.ts'
import type { BotTools } from '../bot-tools.ts'

/** Has a sample slide in the brand of the chat drawn and sent. */
export function requestSample({ said, updateId }: Pick<BotTools, 'said' | 'updateId'>): NewEvent {
  return {
    type: 'brand.sample_requested',
    subject: String(said.chatId),
    data: { chatId: said.chatId, updateId },
  }
}
