import type { Settings } from '../access/settings.ts'
import type { Member } from '../access/ports.ts'
import type { Language } from '../carousel/content.ts'
import type { Repositories } from '../deps.ts'
import type { Channel } from './ports.ts'

export interface Recipient {
  channel: Channel
  recipient: string
  language: Language
}

type Access = Pick<Repositories, 'access'>

/** Whom the workspace wants told, by which channels. Who is no active member is told nothing (I23). */
export async function recipientsOf(
  r: Access,
  { locale, notifications }: Pick<Settings, 'locale' | 'notifications'>,
): Promise<Recipient[]> {
  const { recipients, telegram } = notifications
  const { emails, userIds, webhooks } = recipients
  if (emails.length + userIds.length + webhooks.length === 0) return []
  const members = await membersOf(r)
  const barred = barredAmong(members)
  const told = members.filter(
    ({ userId, status }) => status === 'active' && userIds.includes(userId),
  )
  const addresses = new Map(emails.map((email) => [email.toLowerCase(), email]))
  return [
    ...[...addresses].flatMap(([key, recipient]) =>
      barred.has(key) ? [] : [{ channel: 'email' as const, recipient, language: locale }],
    ),
    ...told.flatMap(({ userId: recipient, locale: own, telegramLinked }) => {
      const language = own ?? locale
      const inApp = { channel: 'in_app' as const, recipient, language }
      const inChat = { channel: 'telegram' as const, recipient, language }
      return telegram && telegramLinked ? [inApp, inChat] : [inApp]
    }),
    ...[...new Set(webhooks)].map((recipient) => ({
      channel: 'webhook' as const,
      recipient,
      language: locale,
    })),
  ]
}

/** Does the address belong to somebody who was deactivated? */
export async function isBarred(r: Access, email: string): Promise<boolean> {
  return barredAmong(await membersOf(r)).has(email.toLowerCase())
}

const barredAmong = (members: readonly Member[]): ReadonlySet<string> =>
  new Set(members.filter(({ status }) => status === 'deactivated').map(({ email }) => email))

async function membersOf({ access }: Access): Promise<Member[]> {
  const members: Member[] = []
  let before: string | undefined
  do {
    const page = await access.members.list({ limit: 100, before })
    members.push(...page)
    before = page.length === 100 ? page.at(-1)?.id : undefined
  } while (before !== undefined)
  return members
}
