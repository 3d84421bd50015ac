import type { SagaTools } from '../shared/saga.ts'

/**
 * Asks the approvers, reminds them after a day, gives up after three.
 * @throws AppError `forbidden` when it is declined or nobody answers
 */
export async function awaitApproval(
  _tools: Pick<SagaTools<never>, 'deps' | 'context' | 'run' | 'tell' | 'wait'>,
  _approvalId: string,
): Promise<void> {
  throw new Error('not built yet')
}
