import type { StepTools } from '../../workflows/shared/step-tools.ts'

/** Inngest's step tools as workflows know them. */
export function stepTools(step: StepTools): StepTools {
  return {
    run: (id, work) => step.run(id, work),
    sleep: (id, milliseconds) => step.sleep(id, milliseconds),
    waitForEvent: (id, wait) => step.waitForEvent(id, wait),
  }
}
