import { AppError, errorCode } from '../../workflows/shared/errors.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'

/** Remembers where the bot is not wanted. */
export interface BlockedChats {
  has(scope: TenantScope, chatId: number): Promise<boolean>
  /** Committed when it returns. A chat that never spoke is not remembered. */
  note(scope: TenantScope, chatId: number): Promise<void>
}

/**
 * Sends where the bot is wanted. A 403 (blocked, kicked, an account that is gone) is noted, and from then on
 * nothing is asked of Telegram for that chat, until it unblocks the bot or speaks again.
 * @throws AppError `provider_rejected` without a call for such a chat
 */
export function createLeaveBlocked(chats: BlockedChats) {
  return async <T>(scope: TenantScope, chatId: number, send: () => Promise<T>): Promise<T> => {
    if (await chats.has(scope, chatId)) {
      throw new AppError('provider_rejected', 'The bot is blocked in this chat')
    }
    try {
      return await send()
    } catch (error) {
      if (isForbidden(error)) await chats.note(scope, chatId)
      throw error
    }
  }
}

function isForbidden(error: unknown): boolean {
  if (errorCode(error) !== 'provider_rejected' || !(error instanceof Error)) return false
  return error.cause instanceof Error && error.cause.message.startsWith('403:')
}
