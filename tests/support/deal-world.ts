import { dealWonFunction } from '../../functions/durable/deal-won.ts'
import type { Settings } from '../../workflows/access/settings.ts'
import type { ApprovalDecision } from '../../workflows/approvals/decide-approval.ts'
import { decideApproval } from '../../workflows/approvals/decide-approval.ts'
import { answerUpdate } from '../../workflows/bot/answer-update.ts'
import { createReceiveUpdate } from '../../workflows/bot/receive-update.ts'
import { approval } from '../../workflows/entities/approval.ts'
import { customer } from '../../workflows/entities/customer.ts'
import { deal } from '../../workflows/entities/deal.ts'
import { employee } from '../../workflows/entities/employee.ts'
import { invoice } from '../../workflows/entities/invoice.ts'
import { order } from '../../workflows/entities/order.ts'
import { warehouse } from '../../workflows/entities/warehouse.ts'
import { permissionsOfRole } from '../../workflows/access/roles.ts'
import type { AnyEntity, EntityRecord, RecordOf } from '../../workflows/registry/entity.ts'
import { createRecord } from '../../workflows/registry/create-record.ts'
import { winDeal } from '../../workflows/sales/win-deal.ts'
import { allRecords, findRecord } from '../../workflows/shared/find-record.ts'
import { openDurableWorld } from './durable-world.ts'

type Role = 'owner' | 'admin' | 'member' | 'viewer'

/** Won deals on the embedded engine, with a warehouse, a seller and whoever decides. */
export async function openDealWorld() {
  const world = await openDurableWorld((inngest, deps) => [dealWonFunction(inngest, deps)])
  const make = (entity: AnyEntity, input: object): Promise<EntityRecord> =>
    world.write((r, d, c) => createRecord(d, r, c, entity, input))
  const edits: { messageId: number; text: string }[] = []
  const notes: (string | undefined)[] = []
  Object.assign(world.deps, { botScope: async () => world.scope })
  Object.assign(world.deps.messenger, {
    editText: async (_: unknown, edit: { messageId: number; text: string }) =>
      void edits.push(edit),
    answerCallback: async ({ text }: { text?: string }) => void notes.push(text),
  })
  let updateId = 0
  await make(warehouse, { code: 'W', name: 'The warehouse' })

  const addMember = async (name: string, role: Role = 'member') => {
    const person = await world.addMember({ name })
    await world.read(async ({ access }) => {
      const member = await access.members.findByUser(person.userId)
      if (member) await access.members.update(member.id, member.version, { role })
    })
    return { ...person, role }
  }
  const seller = await addMember('Anna')
  const looksAfter = await make(employee, { name: 'Anna', userId: seller.userId })
  const of = async <E extends AnyEntity>(entity: E, field: string, id: string) =>
    world.read((r) =>
      allRecords(r, entity, { conditions: [{ field, operator: 'eq', value: id }] }),
    ) as Promise<RecordOf<E>[]>

  return {
    ...world,
    make,
    addMember,
    seller,
    setSettings: (change: (values: Settings) => Settings) =>
      world.read(async ({ settings }) => {
        const { values, version } = await settings.read()
        await settings.change(version, change(values))
      }),
    addCustomer: (more: object = {}) => make(customer, { name: 'Aigerim', ...more }),
    /** Services, unless it says other items: nothing of them is short. */
    openDeal: (more: object = {}) =>
      make(deal, {
        title: 'A cake',
        stage: 'NEGOTIATION',
        ownerId: looksAfter.id,
        items: [{ title: 'A cake', quantity: 1, unitPrice: 100_000 }],
        ...more,
      }),
    /** As the seller, or somebody else. */
    win: (id: string, userId = seller.userId) => {
      const context = {
        ...world.scope,
        actor: { type: 'user' as const, id: userId },
        source: 'api',
      }
      return world.deps.inTenant(context, (r) => winDeal(world.deps, r, context, id))
    },
    decide: (
      by: { userId: string; role: Role },
      id: string,
      choice: Omit<ApprovalDecision, 'id'>,
    ) => {
      const actor = { type: 'user' as const, id: by.userId }
      const context = { ...world.scope, actor, source: 'api' }
      const decider = { actor, userId: by.userId, permissions: permissionsOfRole(by.role) }
      return world.deps.inTenant(context, (r) =>
        decideApproval(world.deps, r, context, decider, { id, ...choice }),
      )
    },
    /** A member presses a button below a message: what it turned into, and the note that popped up. */
    press: async (chatId: number, data: string) => {
      updateId += 1
      const message = { message_id: updateId, date: 1, chat: { id: chatId, type: 'private' } }
      const from = { id: chatId, first_name: 'T', language_code: 'ru' }
      const query = { id: String(updateId), from, message, data }
      await createReceiveUpdate(world.deps)({ update_id: updateId, callback_query: query })
      const actor = { type: 'system' as const, id: 'test' }
      await answerUpdate(world.deps, { ...world.scope, actor, source: 'bot' }, updateId)
      return {
        edit: edits.findLast(({ messageId }) => messageId === updateId)?.text,
        note: notes.pop(),
      }
    },
    dealOf: async (id: string) => {
      const found = await world.read((r) => findRecord(r, deal, id))
      if (!found) throw new Error('no such deal')
      return found
    },
    sagaOf: (id: string) => world.read((r) => r.sagaReader.find(id)),
    ordersOf: (dealId: string) => of(order, 'dealId', dealId),
    invoicesOf: (orderId: string) => of(invoice, 'orderId', orderId),
    approvalOf: async (dealId: string) => {
      const [newest] = await of(approval, 'dealId', dealId)
      if (!newest) throw new Error('nothing was asked')
      return newest
    },
    /** What a person was told, the oldest first. */
    toldTo: (chatId: number) => world.messages.filter((message) => message.chatId === chatId),
  }
}

export type DealWorld = Awaited<ReturnType<typeof openDealWorld>>
