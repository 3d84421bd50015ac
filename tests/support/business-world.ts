import type { Inngest, InngestFunction } from 'inngest'
import { dealWonFunction } from '../../functions/durable/deal-won.ts'
import { warehouse } from '../../workflows/entities/warehouse.ts'
import type { Settings } from '../../workflows/access/settings.ts'
import type { Deps } from '../../workflows/deps.ts'
import type { AnyEntity, EntityRecord } from '../../workflows/registry/entity.ts'
import { createRecord } from '../../workflows/registry/create-record.ts'
import { changeRecord } from '../../workflows/registry/change-record.ts'
import { findRecord } from '../../workflows/shared/find-record.ts'
import { type Chats, createChats, talker } from './chats.ts'
import { openDurableWorld } from './durable-world.ts'

/** Members who talk with the bot about the business, with the engine behind it. */
export async function openBusinessWorld(
  functionsOf: (inngest: Inngest, deps: Deps) => InngestFunction.Any[] = () => [],
) {
  const world = await openDurableWorld((inngest, deps) => [
    dealWonFunction(inngest, deps),
    ...functionsOf(inngest, deps),
  ])
  const chats: Chats = createChats(world.database, world.clock)
  Object.assign(world.deps, { botScope: async () => world.scope, messenger: chats.messenger })
  const open = { deps: world.deps, scope: world.scope, chats }
  const make = (entity: AnyEntity, input: object): Promise<EntityRecord> =>
    world.write((r, deps, context) => createRecord(deps, r, context, entity, input))
  await make(warehouse, { code: 'W', name: 'The warehouse' })

  const setMember = (userId: string, change: object) =>
    world.read(async ({ access }) => {
      const member = await access.members.findByUser(userId)
      if (member) await access.members.update(member.id, member.version, change)
    })
  return {
    ...world,
    chats,
    make,
    setMember,
    /** A linked member of a built-in role, or of one with just these permissions. */
    addTalker: async (name: string, role: string | readonly string[] = 'member') => {
      const person = await world.addMember({ name })
      const roleName = typeof role === 'string' ? role : `role of ${name}`
      if (typeof role !== 'string') {
        await world.read(({ access }) =>
          access.roles.insert({
            id: world.deps.newId(),
            name: roleName,
            description: null,
            permissions: [...role],
          }),
        )
      }
      await setMember(person.userId, { role: roleName })
      return { ...person, ...talker(open, person.chatId) }
    },
    /** Anybody with a Telegram account. */
    talk: (userId: number, chatId = userId) => talker(open, userId, chatId),
    change: (entity: AnyEntity, id: string, change: object) =>
      world.write(async (r, deps, context) => {
        const found = await findRecord(r, entity, id)
        const input = { version: (found as EntityRecord | null)?.version, ...change }
        return changeRecord(deps, r, context, entity, id, input)
      }),
    setSettings: (change: (values: Settings) => Settings) =>
      world.read(async ({ settings }) => {
        const { values, version } = await settings.read()
        await settings.change(version, change(values))
      }),
  }
}

export type BusinessWorld = Awaited<ReturnType<typeof openBusinessWorld>>
