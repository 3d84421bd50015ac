import { grantsOf } from '../access/grants.ts'
import type { Member } from '../access/ports.ts'
import type { Repositories } from '../deps.ts'

export const APPROVE = 'deals:approve'

/**
 * Whom to ask about a deal, by the ids of their users: the members that the workspace named, else every
 * active member who may approve.
 */
export async function approversOf(r: Pick<Repositories, 'access' | 'settings'>): Promise<string[]> {
  const { values } = await r.settings.read()
  const { approverUserIds } = values.approvals.deals
  if (approverUserIds.length > 0) return approverUserIds
  const able = new Map<string, boolean>()
  const approvers: string[] = []
  for await (const { role, status, userId } of membersOf(r)) {
    if (status !== 'active') continue
    if (!able.has(role)) able.set(role, (await grantsOf(r, role)).has(APPROVE))
    if (able.get(role)) approvers.push(userId)
  }
  return approvers
}

async function* membersOf({ access }: Pick<Repositories, 'access'>): AsyncGenerator<Member> {
  let before: string | undefined
  for (;;) {
    const page = await access.members.list({ limit: 100, before })
    yield* page
    before = page.at(-1)?.id
    if (page.length < 100) return
  }
}
