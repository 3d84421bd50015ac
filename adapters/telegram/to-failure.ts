import { TelegramError } from 'telegraf'
import { AppError } from '../../workflows/shared/errors.ts'
import type { BotApiFailure } from './bot-api.ts'

/** Network errors before a connection existed: nothing can have been sent. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH'])

/** What Telegraf threw, as an error of ours. Its own carries the payload and may carry the token. */
export function toFailure(error: unknown, token: string): BotApiFailure {
  if (error instanceof TelegramError) {
    const { code, description, parameters } = error
    const isRefused = code >= 400 && code < 500
    return { ok: false, isRefused, description, error: toAppError(code, description, parameters) }
  }
  const reason = withoutToken(error instanceof Error ? error.message : String(error), token)
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return {
    ok: false,
    isRefused: NOT_CONNECTED.has(code),
    description: '',
    error: new AppError('provider_unavailable', 'Telegram did not answer', {
      cause: new Error(reason),
    }),
  }
}

function toAppError(
  code: number,
  description: string,
  parameters: { retry_after?: number } | undefined,
): AppError {
  const cause = new Error(`${code}: ${description}`)
  if (code === 429) {
    const retryAfter = Math.max(1, parameters?.retry_after ?? 1)
    return new AppError('rate_limited', `Telegram asks to wait ${retryAfter} s`, {
      retryAfter,
      cause,
    })
  }
  if (code >= 400 && code < 500) {
    return new AppError('provider_rejected', `Telegram refused: ${description}`, { cause })
  }
  return new AppError('provider_unavailable', `Telegram answered ${code}`, { cause })
}

function withoutToken(text: string, token: string): string {
  return text
    .replaceAll(token, '[token]')
    .replaceAll(encodeURIComponent(token), '[token]')
    .replaceAll(/\/bot\d+:[^/\s]+/g, '/bot[token]')
}
