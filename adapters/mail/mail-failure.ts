import { AppError } from '../../workflows/shared/errors.ts'
import type { SmtpSettings } from './smtp-settings.ts'

/** What an error of nodemailer tells (its errors.d.ts). */
interface Failure {
  code?: string
  /** The number of the server's answer. */
  responseCode?: number
  response?: string
  permanent?: boolean
}

/** Wrong in the message or the settings: the server was not even asked. */
const OURS = new Set(['EENVELOPE', 'EMESSAGE', 'ECONFIG', 'ENOAUTH', 'EMAXRECIPIENTS'])

/**
 * Why a message was not taken, in words that may be shown: 5xx answers end it, 4xx ones and whatever
 * happens to the connection may be mended by another try.
 */
export function mailFailure(error: unknown, credentials: SmtpSettings['credentials']): AppError {
  const { code = '', responseCode, response = '', permanent } = (error ?? {}) as Failure
  if (code === 'EAUTH' || code === 'ENOAUTH') {
    const isFinal = permanent ?? true
    const words = `The mail server refuses our user or password${numbered(responseCode)}`
    return new AppError(isFinal ? 'provider_rejected' : 'provider_unavailable', words)
  }
  if (responseCode !== undefined && code !== 'ETLS') {
    const said = `The mail server said: ${masked(response, credentials)}`
    return new AppError(permanent ? 'provider_rejected' : 'provider_unavailable', said)
  }
  if (OURS.has(code)) return new AppError('provider_rejected', `The message is refused (${code})`)
  const words = WORDS[code] ?? 'The mail server cannot be reached'
  return new AppError(permanent ? 'provider_rejected' : 'provider_unavailable', words)
}

const WORDS: Readonly<Record<string, string>> = {
  ETIMEDOUT: 'The mail server took too long to answer',
  EABORT: 'The mail server took too long to take the message',
  ETLS: 'No TLS could be agreed on with the mail server',
  EDNS: 'The name of the mail server cannot be resolved',
  ECONNECTION: 'The mail server closed the connection',
  EPROTOCOL: 'The mail server gave an answer that is not SMTP',
}

const numbered = (responseCode: number | undefined) =>
  responseCode === undefined ? '' : ` (${responseCode})`

/** The server's sentence, without what it may have heard of our secrets. */
function masked(text: string, credentials: SmtpSettings['credentials']): string {
  const secrets = credentials
    ? [credentials.password, Buffer.from(credentials.password).toString('base64')]
    : []
  const shown = secrets.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text)
  return shown
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200)
}
