import { TelegramError } from 'telegraf'

/** What the Bot API answered to a call that must fail. */
export async function refusal(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(error instanceof TelegramError)) throw new Error('expected a TelegramError')
  return { code: error.code, description: error.description, parameters: error.parameters }
}

export const badRequest = (text: string) => ({ code: 400, description: `Bad Request: ${text}` })
