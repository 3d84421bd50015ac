import type { Deps } from '../deps.ts'
import type { Sagas } from '../sagas.ts'
import { compensateSaga } from '../shared/compensate-saga.ts'
import { withInngestErrors } from '../shared/durable.ts'
import { AppError } from '../shared/errors.ts'
import { runSaga } from '../shared/run-saga.ts'
import type { SagaRecord } from '../shared/saga-log.ts'
import type { TenantScope } from '../shared/scope.ts'
import type { StepTools } from '../shared/step-tools.ts'
import { findSaga } from './find-saga.ts'

export interface ResumeSaga {
  scope: TenantScope
  sagaId: string
  runId: string
  step: StepTools
}

/**
 * Goes on with a saga that waits for a run, as its row says: forward when it is `running`, backward when it
 * is `compensating`. Its input and its cause are those of its beginning.
 */
export async function resumeSaga(
  deps: Deps,
  sagas: Sagas,
  { scope, sagaId, runId, step }: ResumeSaga,
): Promise<void> {
  const saga = (await step.run('read the saga', () =>
    withInngestErrors(() => deps.inTenant(scope, (r) => findSaga(r, sagaId))),
  )) as SagaRecord
  const definition = sagas.get(saga.name)
  if (!definition) throw new AppError('not_configured', `There is no saga called ${saga.name}`)
  const { organizationId, workspaceId } = scope
  const context = { ...saga.cause, organizationId, workspaceId }
  const common = { definition, deps, context, input: saga.input, runId, step }
  if (saga.status === 'running') {
    await runSaga(common)
  } else if (saga.status === 'compensating') {
    const { reason, code } = saga
    await compensateSaga({ ...common, sagaId, reason: reason ?? '', code: code ?? 'internal' })
  }
}
