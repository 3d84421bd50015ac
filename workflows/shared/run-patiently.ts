import { withInngestErrors } from './durable.ts'
import { errorCode } from './errors.ts'
import type { StepRunner } from './saga.ts'

/** Steps that can also let time pass without holding anything. */
export interface PatientSteps extends StepRunner {
  /** Milliseconds. */
  sleep(id: string, milliseconds: number): Promise<void>
}

/** What a step gives instead of its output when it is told to wait: seconds. */
interface Told {
  toldToWait: number
}

/** Seconds that are waited in all; whoever asks to wait longer makes the step fail. */
const PATIENCE = 3_600

/**
 * Runs a step that may be told to wait (`rate_limited` with `retryAfter`): being told so is no failure and uses
 * up no try. It sleeps and does the work again, for an hour at most; after that a wait is a failure like others.
 */
export async function runPatiently(
  step: PatientSteps,
  id: string,
  work: () => Promise<unknown>,
): Promise<unknown> {
  let left = PATIENCE
  for (let round = 1; ; round += 1) {
    // Each with an id of its own: the SDK warns of an id that comes twice.
    const output = await step.run(round === 1 ? id : `${id}, round ${round}`, () =>
      withInngestErrors(() => orWait(work, left)),
    )
    if (!isTold(output)) return output
    left -= output.toldToWait
    await step.sleep(`wait to ${id}, round ${round}`, output.toldToWait * 1000)
  }
}

async function orWait(work: () => Promise<unknown>, patience: number): Promise<unknown> {
  try {
    return await work()
  } catch (error) {
    const seconds = secondsToWait(error)
    if (seconds === null || seconds > patience) throw error
    return { toldToWait: seconds } satisfies Told
  }
}

function secondsToWait(error: unknown): number | null {
  if (errorCode(error) !== 'rate_limited') return null
  const { retryAfter } = error as { retryAfter?: unknown }
  return typeof retryAfter === 'number' ? Math.max(1, Math.ceil(retryAfter)) : null
}

function isTold(output: unknown): output is Told {
  return typeof output === 'object' && output !== null && 'toldToWait' in output
}
