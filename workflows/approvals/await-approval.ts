import type { Repositories } from '../deps.ts'
import { approval } from '../entities/approval.ts'
import { peopleOfDeal } from '../sales/people-of-deal.ts'
import { findRecord } from '../shared/find-record.ts'
import type { SagaTools } from '../shared/saga.ts'
import { approversOf } from './approvers-of.ts'
import { closeApproval } from './close-approval.ts'
import { heedApproval } from './heed-approval.ts'
import { parseActor } from './parse-actor.ts'
import { tellApproval } from './tell-approval.ts'
import type { ApprovalMessage } from './texts.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Milliseconds; the last one takes what is left. */
const WAITS = [
  ['three seconds', 3_000],
  ['a minute', 60_000],
  ['a quarter', HOUR / 4],
  ['four hours', 4 * HOUR],
  ['the rest', Infinity],
] as const

type Tools = Pick<SagaTools<never>, 'deps' | 'context' | 'run' | 'tell' | 'wait'>

/**
 * Asks the approvers, reminds them after a day, and gives up after three. Around each wait the approval
 * itself is read: what was answered meanwhile counts, whether or not its event came in time.
 * @throws AppError `forbidden` when it is declined or nobody answers
 */
export async function awaitApproval(
  { deps, context, run, tell, wait }: Tools,
  approvalId: string,
): Promise<void> {
  const look = { none: 'it only looks' }
  const tellAll = async (message: ApprovalMessage, userIds: readonly string[]) => {
    for (const userId of userIds) {
      await tell(`${message}: tell ${userId}`, () =>
        tellApproval(deps, context, approvalId, { userId, message }),
      )
    }
  }
  const isPending = async (when: string) => {
    const name = `see whether it is decided ${when}`
    return (await run(name, { do: (r) => statusOf(r, approvalId), undo: look })) === 'pending'
  }
  const decided = (name: string, timeout: number) =>
    wait(name, {
      event: 'approval.decided',
      if: `async.data.approvalId == '${approvalId}'`,
      timeout,
    })
  /** An answer between a look and its wait escapes both, so the waits are short first and grow. */
  const isAnswered = async (after: string, time: number) => {
    let left = time
    for (const [name, length] of WAITS) {
      if (!(await isPending(`${name} after: ${after}`))) return true
      await decided(`wait ${name} after: ${after}`, Math.min(length, left))
      left -= length
    }
    return !(await isPending(`in time after: ${after}`))
  }

  const { approvers, concerned } = await run('find whom to ask', {
    do: (r) => peopleOf(r, approvalId),
    undo: look,
  })
  await tellAll('asked', approvers)
  if (!(await isAnswered('asked', DAY))) {
    await tellAll('reminder', approvers)
    await isAnswered('reminded', 2 * DAY)
  }
  const status = await run('close the question', {
    do: async (r) => {
      const closed = await closeApproval(deps, r, context, approvalId, { status: 'expired' })
      return closed?.approval.status ?? 'cancelled'
    },
    undo: { none: 'what was decided stays decided' },
  })
  if (status === 'approved') await tellAll('granted', concerned)
  if (status === 'expired') await tellAll('expired', approvers)
  await run('heed the answer', { do: (r) => heedApproval(r, approvalId), undo: look })
}

const statusOf = async (r: Repositories, id: string) =>
  (await findRecord(r, approval, id))?.status ?? 'cancelled'

async function peopleOf(r: Repositories, id: string) {
  const found = await findRecord(r, approval, id)
  const winner = parseActor(found?.requestedBy ?? null)
  const people = found?.dealId ? await peopleOfDeal(r, found.dealId, winner) : null
  return { approvers: await approversOf(r), concerned: people?.userIds ?? [] }
}
