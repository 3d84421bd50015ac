import { grantsOf } from '../../access/grants.ts'
import { userActor } from '../../access/ports.ts'
import type { Language } from '../../carousel/content.ts'
import type { Repositories } from '../../deps.ts'
import { approval } from '../../entities/approval.ts'
import { lead } from '../../entities/lead.ts'
import { task } from '../../entities/task.ts'
import { employee } from '../../entities/employee.ts'
import { daysAfter } from '../../shared/local-day.ts'
import { mayDecide } from '../approvals/list-approvals.ts'
import type { Sum } from '../business/figures.ts'
import { amountOf, counted, dayOf, named } from '../business/words.ts'
import { momentOf } from './next-digest.ts'
import { digestTexts } from './texts.ts'

const NAMES = 5

/** What a member may see of the day, as facts; null when they are no active member any more. */
export async function digestFacts(
  r: Repositories,
  {
    userId,
    day,
    timeZone,
    since,
  }: { userId: string; day: string; timeZone: string; since: number },
) {
  const member = await r.access.members.findByUser(userId)
  if (member?.status !== 'active') return null
  const permissions = await grantsOf(r, member.role)
  const may = (permission: string) => permissions.has(permission)
  const { figures } = r
  const speaker = { actor: userActor(userId), userId, permissions } as never
  const decides = may('deals:approve') && (await mayDecide({ r, speaker }))
  const after = new Date(since).toISOString()
  return {
    day,
    timeZone,
    leads: may('leads:read')
      ? await r.records.count(lead, [{ field: 'createdAt', operator: 'gte', value: after }])
      : 0,
    moved: may('deals:read') ? await figures.dealsMovedSince(since) : 0,
    won: may('deals:read') ? await figures.dealsWonSince(since) : [],
    toShip: may('orders:fulfill') && may('orders:read') ? await figures.ordersToShip() : 0,
    unpaid: may('invoices:read') ? await figures.unpaidInvoices(null) : [],
    overdue: may('invoices:read') ? await figures.unpaidInvoices(day) : [],
    approvals: decides
      ? await r.records.count(approval, [
          { field: 'status', operator: 'eq', value: 'pending' },
          { field: 'kind', operator: 'eq', value: 'deal' },
        ])
      : 0,
    lowStock:
      may('stock:read') && may('products:read')
        ? await figures.lowStock(NAMES)
        : { count: 0, names: [] },
    tasks: may('tasks:read') ? await tasksOf(r, userId, { day, timeZone }) : 0,
  }
}
export type DigestFacts = NonNullable<Awaited<ReturnType<typeof digestFacts>>>

/** Open tasks of the employee who the member is, due by the end of the day. */
async function tasksOf(
  r: Repositories,
  userId: string,
  { day, timeZone }: { day: string; timeZone: string },
): Promise<number> {
  const { records } = await r.records.list(employee, {
    conditions: [{ field: 'userId', operator: 'eq', value: userId }],
    limit: 1,
  })
  const [me] = records
  if (!me) return 0
  const end = new Date(momentOf(timeZone, daysAfter(day, 1), 0)).toISOString()
  return r.records.count(task, [
    { field: 'employeeId', operator: 'eq', value: me.id },
    { field: 'status', operator: 'in', value: ['open', 'in_progress'] },
    { field: 'dueAt', operator: 'lt', value: end },
  ])
}

/** The digest as plain text; an empty day says so shortly. */
export function digestText(language: Language, facts: DigestFacts): string {
  const t = digestTexts[language]
  const sums = (all: readonly Sum[], forms: typeof t.deals): string | null => {
    const count = all.reduce((so, sum) => so + sum.count, 0)
    if (count === 0) return null
    const amounts = all.map(({ total, currency }) => amountOf(language, total, currency))
    return `${counted(language, count, forms)}, ${amounts.join(' + ')}`
  }
  const some = (count: number, forms: typeof t.deals) =>
    count === 0 ? null : counted(language, count, forms)
  const { lowStock } = facts
  const low = some(lowStock.count, t.products)
  const names = lowStock.names.map((name) => named(name)).join(', ')
  const lines: [string, string | null][] = [
    [t.approvals, some(facts.approvals, t.questions)],
    [t.tasks, some(facts.tasks, t.taskForms)],
    [t.newLeads, some(facts.leads, t.leads)],
    [t.moved, some(facts.moved, t.deals)],
    [t.won, sums(facts.won, t.deals)],
    [t.toShip, some(facts.toShip, t.orders)],
    [t.unpaid, sums(facts.unpaid, t.invoices)],
    [t.overdue, sums(facts.overdue, t.invoices)],
    [t.lowStock, low && `${low}: ${names}`],
  ]
  const told = lines.flatMap(([label, value]) => (value === null ? [] : [`${label}: ${value}`]))
  const now = Date.parse(`${facts.day}T00:00:00Z`)
  const hello = t.hello(dayOf(language, facts.day, { timeZone: 'UTC', now }))
  return [hello, '', ...(told.length > 0 ? told : [t.quiet])].join('\n')
}
