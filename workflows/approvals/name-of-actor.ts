import type { Repositories } from '../deps.ts'
import { parseActor } from './parse-actor.ts'

/** What people call an actor, given as `type:id`; null when nobody knows it (any more). */
export async function nameOfActor(
  { access }: Pick<Repositories, 'access'>,
  actor: string | null,
): Promise<string | null> {
  if (actor === null) return null
  const { type, id } = parseActor(actor)
  switch (type) {
    case 'user': {
      const member = await access.members.findByUser(id)
      return member && (member.name ?? member.email)
    }
    case 'api_key':
      return (await access.apiKeys.find(id))?.name ?? null
    case 'system':
      return 'Potok'
    case 'telegram_user':
      return null
  }
}
