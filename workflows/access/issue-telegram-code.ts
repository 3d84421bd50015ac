import { AppError } from '../shared/errors.ts'
import { tell, type AccessWork } from './access-work.ts'

/** Ten minutes. */
const CODE_LIFETIME = 600_000

/**
 * A one-time code by which the caller, a person, links their Telegram account: `/link CODE` to the bot.
 * Nobody gets one for another: they could speak as them.
 * @throws AppError `forbidden` for a key
 */
export async function issueTelegramCode(
  work: AccessWork,
): Promise<{ code: string; expiresAt: string }> {
  const { deps, r, context } = work
  const { actor } = context
  const member =
    actor.type === 'user' ? await r.access.members.findByUser(actor.id, { lock: true }) : null
  if (!member) throw new AppError('forbidden', 'Only a person can link a Telegram account')
  const code = deps.access.credentials.newCode()
  const expiresAt = deps.clock.now() + CODE_LIFETIME
  const hash = deps.access.credentials.hashSecret(code)
  await r.access.members.update(member.id, member.version, { telegramCode: { hash, expiresAt } })
  await tell(work, {
    entity: 'member',
    recordId: member.id,
    action: 'telegram_code_issued',
    events: [],
  })
  return { code, expiresAt: new Date(expiresAt).toISOString() }
}
