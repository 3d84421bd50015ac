import { AppError } from '../../workflows/shared/errors.ts'
import type { BotApi, BotApiOptions } from './bot-api.ts'

const TIMEOUT = 30_000

/**
 * The bytes of a file that somebody sent: getFile, then its path at the Bot API's own address.
 * @throws AppError `payload_too_large`, `not_found`, `provider_unavailable`; never with the address, which
 * holds the token
 */
export async function downloadFile(
  api: BotApi,
  { token, apiRoot = 'https://api.telegram.org' }: BotApiOptions,
  fileId: string,
  { maxBytes }: { maxBytes: number },
): Promise<Uint8Array> {
  const found = await api.call('getFile', { file_id: fileId }, TIMEOUT)
  if (!found.ok) {
    if (/too big/i.test(found.description)) throw tooLarge(maxBytes)
    if (!found.isRefused || found.error.code === 'rate_limited') throw found.error
    throw new AppError('not_found', 'Telegram does not have this file any more')
  }
  const { file_path: path, file_size: size = 0 } = found.result
  if (path === undefined)
    throw new AppError('not_found', 'Telegram does not have this file any more')
  if (size > maxBytes) throw tooLarge(maxBytes)
  const answer = await fetch(`${apiRoot.replace(/\/+$/, '')}/file/bot${token}/${path}`, {
    signal: AbortSignal.timeout(TIMEOUT),
    redirect: 'error',
  }).catch(() => {
    throw new AppError('provider_unavailable', 'Telegram did not give the file')
  })
  if (!answer.ok || !answer.body) {
    await answer.body?.cancel()
    const code = answer.status === 404 ? 'not_found' : 'provider_unavailable'
    throw new AppError(code, 'Telegram did not give the file')
  }
  return readAtMost(answer.body, maxBytes)
}

async function readAtMost(body: ReadableStream<Uint8Array>, maxBytes: number) {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of body) {
      length += chunk.byteLength
      if (length > maxBytes) throw tooLarge(maxBytes)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('provider_unavailable', 'Telegram did not give the file')
  }
  return new Uint8Array(Buffer.concat(chunks))
}

const tooLarge = (maxBytes: number) =>
  new AppError('payload_too_large', `The file has more than ${maxBytes} bytes`)
