import { z } from 'zod'

/** How the mail server is reached. */
export interface SmtpSettings {
  host: string
  port: number
  /** From the first byte, by STARTTLS or not at all, or without. */
  tls: 'implicit' | 'starttls' | 'off'
  credentials: { user: string; password: string } | null
  from: { name: string; address: string }
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i

const from = z.string().transform((text, context) => {
  const [, name = '', address = text] =
    /^([^<>\r\n]{0,100}?)\s*<([^<>\s]+)>$/.exec(text.trim()) ?? []
  if (z.email().max(254).safeParse(address.trim()).success) {
    return { name: name.replaceAll('"', '').trim(), address: address.trim() }
  }
  context.addIssue({ code: 'custom', message: 'must be an address or `Name <address>`' })
  return z.NEVER
})

const url = z.string().transform((text, context) => {
  const parsed = URL.parse(text)
  const isPlain = parsed && /^\/?$/.test(parsed.pathname) && !parsed.search && !parsed.hash
  if (isPlain && /^smtps?:$/.test(parsed.protocol) && parsed.hostname !== '') {
    const credentials = decoded(parsed)
    if (credentials !== 'broken') {
      const port = parsed.port === '' ? null : Number(parsed.port)
      const { hostname: host, protocol } = parsed
      return { host, port, credentials, isSecure: protocol === 'smtps:' }
    }
  }
  const message = 'must look like smtp://user:password@host:587 or smtps://…, percent-encoded'
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

/** The variables of the mail server. */
export const smtpVariables = {
  /** `smtp://` with STARTTLS or `smtps://`, instead of SMTP_HOST, _PORT, _USER and _PASSWORD. */
  SMTP_URL: url.optional(),
  SMTP_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be the name of a host')
    .optional(),
  /** 587, where TLS begins by STARTTLS; on 465 it is there from the start. */
  SMTP_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  SMTP_USER: z.string().min(1).optional(),
  SMTP_PASSWORD: z.string().min(1).optional(),
  /** Who writes: an address or `Name <address>`. Needed for e-mail. */
  SMTP_FROM: from.optional(),
  /** `off` sends in the clear: for a server on the same machine or network. */
  SMTP_TLS: z.enum(['required', 'off']).optional(),
}

type SmtpVariables = { [K in keyof typeof smtpVariables]?: z.infer<(typeof smtpVariables)[K]> }

/**
 * The mail server; null without one.
 * @throws Error of one line that names the variable and the rule, never the value
 */
export function smtpSettingsOf(config: SmtpVariables): SmtpSettings | null {
  const { SMTP_URL: address, SMTP_HOST: name, SMTP_USER: user, SMTP_PASSWORD: password } = config
  const given = Object.keys(smtpVariables).filter(
    (key) => config[key as keyof SmtpVariables] !== undefined,
  )
  if (given.length === 0) return null
  if (address === undefined && name === undefined) {
    throw new Error(`SMTP_HOST: is needed together with ${given.join(', ')}`)
  }
  const twice = given.find((key) => /HOST|PORT|USER|PASSWORD/.test(key))
  if (address && twice !== undefined) throw new Error(`${twice}: stands in SMTP_URL already`)
  if (!config.SMTP_FROM) throw new Error(`SMTP_FROM: is needed together with ${given.join(', ')}`)
  if ((user === undefined) !== (password === undefined)) {
    const [missing, there] = user === undefined ? ['USER', 'PASSWORD'] : ['PASSWORD', 'USER']
    throw new Error(`SMTP_${missing}: is needed together with SMTP_${there}`)
  }
  const host = address?.host ?? name ?? ''
  const port = address?.port ?? config.SMTP_PORT ?? (address?.isSecure ? 465 : 587)
  const own = user !== undefined && password !== undefined ? { user, password } : null
  const credentials = address?.credentials ?? own
  const isOff = config.SMTP_TLS === 'off'
  if (isOff && address?.isSecure) throw new Error('SMTP_TLS: cannot be off with smtps://')
  if (isOff && credentials && !LOOPBACK.test(host)) {
    throw new Error('SMTP_TLS: cannot be off with a password, unless the server is on this machine')
  }
  const isImplicit = address?.isSecure === true || port === 465
  const tls = isOff ? 'off' : isImplicit ? 'implicit' : 'starttls'
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port, tls, credentials, from: config.SMTP_FROM }
}

function decoded({ username, password }: URL) {
  if (username === '' && password === '') return null
  if (username === '' || password === '') return 'broken'
  try {
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) }
  } catch {
    return 'broken'
  }
}
