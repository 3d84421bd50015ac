import { AppError } from '../shared/errors.ts'
import { tell, type AccessWork } from './access-work.ts'
import type { User } from './ports.ts'
import { present } from './present.ts'

/**
 * Changes what a person says of themselves. `user.updated`.
 * @throws AppError `forbidden` for a key
 */
export async function changeProfile(
  work: Pick<AccessWork, 'r' | 'context'>,
  input: { name?: string | null | undefined; locale?: 'ru' | 'en' | null | undefined },
): Promise<void> {
  const { r, context } = work
  const { actor } = context
  if (actor.type !== 'user') throw new AppError('forbidden', 'Only a person has a name to change')
  const before = present(await r.access.users.lock(actor.id), 'user', actor.id)
  const { name = before.name, locale = before.locale } = input
  const fields = (['name', 'locale'] as const).filter(
    (key) => before[key] !== { name, locale }[key],
  )
  if (fields.length === 0) return
  const after = await r.access.users.update(actor.id, { name, locale })
  const pick = (user: User) => Object.fromEntries(fields.map((key) => [key, user[key]]))
  await tell(work, {
    entity: 'user',
    recordId: actor.id,
    action: 'updated',
    before: pick(before),
    after: pick(after),
    events: [{ type: 'user.updated', data: { userId: actor.id, fields } }],
  })
}
