import type { Repositories } from '../deps.ts'
import { approval } from '../entities/approval.ts'
import { AppError } from '../shared/errors.ts'
import { findRecord } from '../shared/find-record.ts'
import type { SagaTools } from '../shared/saga.ts'
import { closeApproval } from './close-approval.ts'

const DAY = 86_400_000
type Tools = Pick<SagaTools<never>, 'deps' | 'context' | 'run' | 'tell' | 'wait'>

/**
 * Asks the approvers, reminds them after a day, gives up after three.
 * @throws AppError `forbidden` when it is declined or nobody answers
 */
export async function awaitApproval(
  { deps, context, run, wait }: Tools,
  approvalId: string,
): Promise<void> {
  const read = (name: string) =>
    run(name, { do: (r) => statusOf(r, approvalId), undo: { none: 'it only looks' } })
  const decided = (timeout: number) => ({
    event: 'approval.decided',
    if: `async.data.approvalId == '${approvalId}'`,
    timeout,
  })
  if ((await read('see whether it is approved')) === 'pending') {
    await wait('wait for the approval', decided(DAY))
    if ((await read('see whether it is approved after a day')) === 'pending') {
      await wait('wait for the approval after the reminder', decided(2 * DAY))
    }
  }
  await run('heed the approval', {
    do: async (r) => {
      const closed = await closeApproval(deps, r, context, approvalId, { status: 'expired' })
      const status = closed?.approval.status
      if (status !== 'approved') throw new AppError('forbidden', `The approval is ${status}`)
    },
    undo: { none: 'what was decided stays' },
  })
}

const statusOf = async (r: Repositories, id: string) =>
  (await findRecord(r, approval, id))?.status ?? 'cancelled'
