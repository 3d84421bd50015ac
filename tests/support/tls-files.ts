import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../fixtures/tls')

/** A certificate for localhost, 127.0.0.1, ::1 and hooks.test, signed by itself; it keeps no secret. */
export const TLS = {
  cert: readFileSync(join(folder, 'cert.pem'), 'utf8'),
  key: readFileSync(join(folder, 'key.pem'), 'utf8'),
}
