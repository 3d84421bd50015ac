import type { AddressInfo, Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { TLS } from './tls-files.ts'

/** What the server does with the next message, instead of taking it. */
export type MailMood =
  | { at: 'rcpt' | 'data'; status: number; message: string }
  /** The connection ends while the message is being sent. */
  | { at: 'data'; drop: true }
  /** The message is taken, but nobody hears of it. */
  | { at: 'data'; hang: true }

export interface MailServerOptions {
  /** `implicit`: TLS from the start; `none`: no STARTTLS either. */
  tls?: 'implicit' | 'starttls' | 'none'
  user?: string
  password?: string
}

export const MAIL_USER = 'potok@example.com'
export const MAIL_PASSWORD = 'password-of-the-mail'

/** A local mail server: real SMTP by another library, with moods. */
export async function startMailServer({
  tls = 'starttls',
  user = MAIL_USER,
  password = MAIL_PASSWORD,
}: MailServerOptions = {}) {
  const messages: {
    email: Email
    raw: string
    secure: boolean
    to: string[]
    user: string | undefined
  }[] = []
  const moods: MailMood[] = []
  let connections = 0
  const refusal = (status: number, message: string) =>
    Object.assign(new Error(message), { responseCode: status })

  const keep = async (raw: Buffer, session: SMTPServerSession, done?: () => void) => {
    const email = await PostalMime.parse(raw)
    const to = session.envelope.rcptTo.map(({ address }) => address)
    messages.push({ email, raw: raw.toString(), secure: session.secure, to, user: session.user })
    done?.()
  }

  const server = new SMTPServer({
    secure: tls === 'implicit',
    ...TLS,
    disabledCommands: tls === 'none' ? ['STARTTLS'] : [],
    allowInsecureAuth: tls === 'none',
    authOptional: tls === 'none',
    logger: false,
    onConnect: (_session, done) => {
      connections += 1
      done()
    },
    onAuth: (auth, _session, done) => {
      if (auth.username === user && auth.password === password) return done(null, { user })
      return done(refusal(535, `5.7.8 not with ${auth.password}`))
    },
    onRcptTo: (_address, _session, done) => {
      const [mood] = moods
      if (mood?.at !== 'rcpt') return done()
      moods.shift()
      return done(refusal(mood.status, mood.message))
    },
    onData: (stream, session, done) => {
      const mood = moods[0]?.at === 'data' ? moods.shift() : undefined
      const chunks: Buffer[] = []
      if (mood && 'drop' in mood) {
        for (const connection of server.connections) {
          socketOf(connection).destroy()
        }
        stream.resume()
        return
      }
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (mood && 'status' in mood) return done(refusal(mood.status, mood.message))
        const raw = Buffer.concat(chunks)
        void keep(raw, session, mood && 'hang' in mood ? undefined : done)
        return undefined
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    messages,
    moods,
    connections: () => connections,
    close: () =>
      new Promise<void>((resolve) => {
        for (const connection of server.connections) {
          socketOf(connection).destroy()
        }
        server.close(() => resolve())
      }),
  }
}

/** What the library keeps for itself, and a client that vanishes needs. */
const socketOf = (connection: object) => Reflect.get(connection, '_socket') as Socket
