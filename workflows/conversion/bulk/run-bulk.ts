import { bulkConversionCompleted } from '../events.ts'
import type { Deps } from '../../deps.ts'
import { withInngestErrors } from '../../shared/durable.ts'
import type { EventContext } from '../../shared/events.ts'
import type { StepTools } from '../../shared/step-tools.ts'
import type { RuleDeps } from '../rules/load-rule.ts'
import { beginBulk, checkBulk } from './begin-bulk.ts'
import { collectRecords } from './collect-records.ts'
import { followUp, giveUp } from './follow-up.ts'
import { requestChunks } from './request-chunks.ts'

/** Between two looks at a bulk conversion that does not end by itself. */
const PATIENCE = 3_600_000
const LOOKS = 48

export interface RunBulk {
  bulkId: string
  /** Of who asked for it. */
  context: EventContext
  step: StepTools
}

/**
 * Fans a bulk conversion out: collects its records, asks for its chunks, and sees to it that it ends. The
 * last chunk completes it. An event that comes again begins nothing.
 */
export async function runBulk(
  deps: RuleDeps & Pick<Deps, 'inTenant' | 'permissionsOf'>,
  { bulkId, context, step }: RunBulk,
): Promise<'asked for' | 'ended'> {
  const once = <T>(name: string, work: () => Promise<T>) =>
    step.run(name, () => withInngestErrors(work)) as Promise<T>

  if (!(await once('check', () => checkBulk(deps, context, bulkId)))) return 'ended'
  for (let part = 1, state = 'more'; state !== 'collected'; part += 1) {
    state = await once(`collect the records, part ${part}`, () =>
      collectRecords(deps, context, bulkId),
    )
    if (state === 'stopped') return 'ended'
  }
  const runs = await once('begin', () =>
    deps.inTenant(context, (r) => beginBulk(r, context, bulkId)),
  )
  if (!runs) return 'ended'
  for (let after: number | null = 0; after !== null;) {
    const from: number = after
    after = await once(`ask for the chunks above ${from}`, () =>
      deps.inTenant(context, (r) => requestChunks(r, context, { bulkId, after: from })),
    )
  }

  // What was left by the look before, to see whether anything has happened since.
  for (let look = 1, before: number | null = null; look <= LOOKS; look += 1) {
    const ended = await step.waitForEvent(`wait for the end, ${look}`, {
      event: bulkConversionCompleted.type,
      if: 'async.data.bulkId == event.data.bulkId',
      timeout: PATIENCE,
    })
    if (ended) return 'asked for'
    const leftBefore: number | null = before
    before = await once(`look after it, ${look}`, () =>
      followUp(deps, context, { bulkId, leftBefore }),
    )
    if (before === null) return 'asked for'
  }
  await once('give up on the rest', () => giveUp(deps, context, bulkId))
  return 'asked for'
}
