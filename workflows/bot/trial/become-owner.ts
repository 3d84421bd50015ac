import { tell } from '../../access/access-work.ts'
import type { BotTools } from '../bot-tools.ts'

/**
 * Makes the speaker a member with the role of the owner, unless the workspace has members.
 * @returns false when it has
 */
export async function becomeOwner({
  deps,
  r,
  context,
  speaker,
  language,
}: BotTools): Promise<boolean> {
  const { users, members } = r.access
  if ((await members.list({ limit: 1 })).length > 0) return false
  const [userId, memberId] = [deps.newId(), deps.newId()]
  const telegramUserId = String(speaker.telegramUserId)
  const name = speaker.firstName
  // Nobody writes to this address: RFC 2606 keeps it free.
  await users.insert({ id: userId, email: `telegram-${telegramUserId}@example.com`, name })
  await users.update(userId, {
    telegramUserId,
    memberships: 1,
    locale: language,
  })
  const member = { id: memberId, userId, role: 'owner', status: 'active' as const }
  await members.insert({ ...member, invitation: null })
  await tell(
    { r, context },
    {
      entity: 'member',
      recordId: memberId,
      action: 'joined',
      after: { role: 'owner', status: 'active', telegramUserId },
      events: [
        { type: 'user.created', data: { userId } },
        { type: 'member.joined', data: { memberId, userId, role: 'owner' } },
        { type: 'member.telegram_linked', data: { memberId, userId } },
      ],
    },
  )
  return true
}
