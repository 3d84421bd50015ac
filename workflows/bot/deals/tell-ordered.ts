import type { Language } from '../../carousel/content.ts'
import type { Deps } from '../../deps.ts'
import { order } from '../../entities/order.ts'
import { peopleOfDeal } from '../../sales/people-of-deal.ts'
import { nameDeal } from '../../sales/name-deal.ts'
import { asPotok } from '../../shared/as-potok.ts'
import type { EventContext } from '../../shared/events.ts'
import { exactly } from '../../shared/quantity.ts'
import { findRecord } from '../../shared/find-record.ts'
import { named } from '../business/words.ts'
import { openOrder } from '../orders/actions.ts'
import { orderTexts } from '../orders/texts.ts'
import { tellMember } from '../tell-member.ts'

const TEXTS: Record<Language, (what: string, number: string, isWaiting: boolean) => string> = {
  ru: (what, number, isWaiting) =>
    `📦 Заказ ${number} по сделке ${what} оформлен, счёт выставлен. ${
      isWaiting ? 'Часть товара ещё ждём.' : 'Всё, что нужно, есть: можно отгружать.'
    }`,
  en: (what, number, isWaiting) =>
    `📦 The order ${number} of the deal ${what} is made and invoiced. ${
      isWaiting ? 'Some of the goods are still awaited.' : 'All is there: it can be shipped.'
    }`,
}

/** Tells who won a deal and who looks after it that its order is made; each once per order. */
export async function tellOrdered(
  deps: Pick<Deps, 'inTenant' | 'messenger' | 'logger'>,
  context: EventContext,
  { sagaId, dealId }: { sagaId: string; dealId: string },
): Promise<{ told: number }> {
  const known = await deps.inTenant(asPotok(context), async (r) => {
    const saga = await r.sagaReader.find(sagaId)
    const people = await peopleOfDeal(r, dealId, saga?.cause.actor ?? context.actor)
    const { records } = await r.records.list(order, {
      conditions: [
        { field: 'dealId', operator: 'eq', value: dealId },
        { field: 'status', operator: 'eq', value: 'completed' },
      ],
      limit: 1,
    })
    const made = records[0] ? await findRecord(r, order, records[0].id) : null
    return people && made && { people, made }
  })
  if (!known) return { told: 0 }
  const { people, made } = known
  const isWaiting = made.items.some(
    ({ toProduce, toPurchase }) => exactly(toProduce + toPurchase) > 0,
  )
  let told = 0
  for (const userId of people.userIds) {
    const isTold = await tellMember(deps, context, {
      userId,
      key: `deal:${dealId}:ordered:${made.id}:${userId}`,
      text: (language) =>
        TEXTS[language](
          nameDeal(language, { ...people, title: named(people.title) }),
          named(made.number),
          isWaiting,
        ),
      buttons: (language) => [
        [openOrder.button(orderTexts[language].shipped(named(made.number)), { orderId: made.id })],
      ],
    })
    if (isTold) told += 1
  }
  return { told }
}
