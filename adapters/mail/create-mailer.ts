import { domainToASCII } from 'node:url'
import { createTransport } from 'nodemailer'
import type { Mailer } from '../../workflows/notifications/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { mailFailure } from './mail-failure.ts'
import type { SmtpSettings } from './smtp-settings.ts'

export interface MailerOptions {
  /** Null: nothing can be sent. */
  smtp: SmtpSettings | null
  /** Of the server's certificate, where it is none of the well-known ones. */
  ca?: string | undefined
  /** Milliseconds: for one answer of the server, and for a whole message. */
  timeouts?: { answer: number; message: number }
  /** Closes the connections. */
  stopping?: AbortSignal | undefined
}

/** An address that cannot break out of a header. */
const ADDRESS = /^[^\s<>,;:"()\\]+@[^\s<>,;:"()\\@]+$/

/**
 * Plain text by SMTP (RFC 5321), over a few connections that are kept. TLS is a must unless the settings
 * say otherwise; certificates are checked.
 */
export function createMailer({
  smtp,
  ca,
  timeouts = { answer: 10_000, message: 30_000 },
  stopping,
}: MailerOptions): Mailer {
  if (!smtp) {
    const message = 'No mail server is configured: set SMTP_URL and SMTP_FROM'
    return { send: () => Promise.reject(new AppError('not_configured', message)) }
  }
  const { host, port, tls, credentials, from } = smtp
  const transport = createTransport({
    pool: true,
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'off',
    ...(credentials ? { auth: { user: credentials.user, pass: credentials.password } } : {}),
    tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
    maxConnections: 3,
    maxMessages: 100,
    // Another try is the engine's to make, and to count.
    maxRequeues: 0,
    idleTimeout: 30_000,
    connectionTimeout: timeouts.answer,
    greetingTimeout: timeouts.answer,
    socketTimeout: timeouts.answer,
    dnsTimeout: timeouts.answer,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  // What a kept connection says between two messages belongs to none of them.
  transport.on('error', () => undefined)
  stopping?.addEventListener('abort', () => transport.close(), { once: true })
  const domain = domainToASCII(from.address.split('@').at(-1) ?? '')

  return {
    send: async ({ id, to, subject, text, priority = 'normal' }) => {
      if (!ADDRESS.test(to)) {
        throw new AppError('provider_rejected', 'This is not an e-mail address')
      }
      const signal = AbortSignal.timeout(timeouts.message)
      try {
        await transport.sendMail({
          messageId: `<${id}@${domain}>`,
          from,
          to: { name: '', address: to },
          subject: subject.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '),
          text,
          priority,
          // No answers of absent people, and no loops of machines (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          signal,
        })
      } catch (error) {
        throw mailFailure(error, credentials)
      }
    },
  }
}
