import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import { tell } from './access-work.ts'

/** Wrong codes within ten minutes, per Telegram user, before none is looked at any more. */
const MAX_ATTEMPTS = 5

export type LinkOutcome = 'linked' | 'wrong_code' | 'taken' | 'too_many' | 'no_code'

/**
 * Links a Telegram user to the member who was given the code, once. `member.telegram_linked`,
 * `user.updated`. An answer instead of an error: the attempt counts in any case.
 */
export async function linkTelegram(
  deps: Pick<Deps, 'access'>,
  r: Repositories,
  context: EventContext,
  { telegramUserId, code }: { telegramUserId: string; code: string },
): Promise<LinkOutcome> {
  const typed = code.toUpperCase().replaceAll(/[\s-]/g, '')
  if (typed === '') return 'no_code'
  const { users, members, linkAttempts } = r.access
  if ((await linkAttempts.count(telegramUserId)) > MAX_ATTEMPTS) return 'too_many'
  const member = await members.lockByTelegramCode(deps.access.credentials.hashSecret(typed))
  if (!member) return 'wrong_code'
  const { id: memberId, userId, version } = member
  const user = await users.lock(userId)
  const holder = await users.findByTelegram(telegramUserId)
  if (!user || (holder && holder.userId !== userId)) return 'taken'

  await members.update(memberId, version, { telegramCode: null })
  await users.update(userId, { telegramUserId })
  await linkAttempts.clear(telegramUserId)
  await tell(
    { r, context },
    {
      entity: 'member',
      recordId: memberId,
      action: 'telegram_linked',
      before: { telegramUserId: user.telegramUserId },
      after: { telegramUserId },
      events: [
        { type: 'member.telegram_linked', data: { memberId, userId } },
        { type: 'user.updated', data: { userId, fields: ['telegramUserId'] } },
      ],
    },
  )
  return 'linked'
}
