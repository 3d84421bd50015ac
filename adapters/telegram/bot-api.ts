import { Telegram } from 'telegraf'
import type { Opts, Telegram as Methods } from 'telegraf/types'
import type { AppError } from '../../workflows/shared/errors.ts'
import { toFailure } from './to-failure.ts'

type Method = keyof Methods
type Result<M extends Method> = ReturnType<Methods[M]>

/** The Bot API said no, or nothing at all. */
export interface BotApiFailure {
  ok: false
  error: AppError
  /** True when the call certainly had no effect: a 4xx answer, or no connection at all. */
  isRefused: boolean
  /** The Bot API's own words, such as `Bad Request: message is not modified`; empty without any. */
  description: string
}
export type BotApiAnswer<T> = { ok: true; result: T } | BotApiFailure

export interface BotApi {
  /** One request within `timeout` milliseconds, never repeated here. Never throws. */
  call<M extends Method>(
    method: M,
    payload: Opts<M>,
    timeout: number,
    cancelled?: AbortSignal,
  ): Promise<BotApiAnswer<Result<M>>>
}

export interface BotApiOptions {
  token: string
  /** Telegram's own when absent; a local Bot API server or the simulator. */
  apiRoot?: string | undefined
}

/** The Bot API through Telegraf's client; the token is in no error that leaves here (I32). */
export function createBotApi({ token, apiRoot }: BotApiOptions): BotApi {
  const telegram = new Telegram(token, {
    webhookReply: false,
    ...(apiRoot === undefined ? {} : { apiRoot }),
  })
  return {
    async call(method, payload, timeout, cancelled) {
      const late = AbortSignal.timeout(timeout)
      // Telegraf's types know only the signal of a shim; node-fetch takes the platform's.
      const signal = (cancelled ? AbortSignal.any([late, cancelled]) : late) as never
      try {
        return { ok: true, result: await telegram.callApi(method, payload, { signal }) }
      } catch (error) {
        return toFailure(error, token)
      }
    },
  }
}
