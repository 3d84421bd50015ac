import { retrySaga } from '../bot/alerts/actions.ts'
import { type MemberMessage, tellMember } from '../bot/tell-member.ts'
import type { Language } from '../carousel/content.ts'
import type { Deps, Repositories } from '../deps.ts'
import { codeOfFailure, withInngestErrors } from '../shared/durable.ts'
import type { StepRunner } from '../shared/saga.ts'
import type { TenantScope } from '../shared/scope.ts'
import { type AlertFacts, alertText, GO_ON, type SpentBudget } from './texts.ts'

export interface Alert {
  /** Of its event: each owner is told once of it. */
  id: string
  name: string
  subject: string
  message: string
  /** Of `ai.budget_exhausted`. */
  budget?: SpentBudget
}

/** Tells the owners of a workspace of an alert in Telegram, each in a step of their own. */
export async function tellOwners(
  deps: Pick<Deps, 'inTenant' | 'messenger' | 'logger'>,
  scope: TenantScope,
  alert: Alert,
  step: StepRunner,
): Promise<void> {
  const { owners, facts } = (await step.run('whom to tell', () =>
    withInngestErrors(() => {
      deps.logger.error({ alert: alert.name, subject: alert.subject }, alert.message)
      return deps.inTenant(scope, async (r) => ({
        owners: await ownersOf(r),
        facts: await factsOf(r, alert),
      }))
    }),
  )) as { owners: string[]; facts: AlertFacts }
  for (const userId of owners) {
    const key = `alert:${alert.id}:${userId}`
    const message = { userId, key, ...messageOf(facts) }
    try {
      await step.run(`tell ${userId}`, () =>
        withInngestErrors(() => tellMember(deps, scope, message)),
      )
    } catch (error) {
      deps.logger.error({ code: codeOfFailure(error), alert: alert.id }, 'an owner was not told')
    }
  }
}

function messageOf(facts: AlertFacts): Omit<MemberMessage, 'userId' | 'key'> {
  const text = (language: Language) => alertText(language, facts)
  const { saga } = facts
  if (!saga) return { text }
  const buttons = (language: Language) => [[retrySaga.button(GO_ON[language], { sagaId: saga.id })]]
  return { text, buttons }
}

/** The active owners, by the ids of their users. */
async function ownersOf({ access }: Pick<Repositories, 'access'>): Promise<string[]> {
  const owners: string[] = []
  let before: string | undefined
  do {
    const page = await access.members.list({ limit: 100, before })
    const active = page.filter(({ role, status }) => role === 'owner' && status === 'active')
    owners.push(...active.map(({ userId }) => userId))
    before = page.length === 100 ? page.at(-1)?.id : undefined
  } while (before !== undefined)
  return owners
}

async function factsOf(
  r: Pick<Repositories, 'sagaReader'>,
  { name, subject, message, budget }: Alert,
): Promise<AlertFacts> {
  const saga = name === 'saga.compensation_failed' ? await r.sagaReader.find(subject) : null
  return { message, saga, ...(budget ? { budget } : {}) }
}
