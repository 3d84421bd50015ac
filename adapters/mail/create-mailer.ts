import type { Mailer } from '../../workflows/notifications/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'

/** SMTP by nodemailer. */
export function createMailer(): Mailer {
  return {
    send: () => Promise.reject(new AppError('not_configured', 'SMTP_URL: is needed for e-mail')),
  }
}
