import type { PatientSteps } from './run-patiently.ts'

/** The part of Inngest's step tools that a flow which waits needs. */
export interface StepTools extends PatientSteps {
  /**
   * Waits for the next event of that type whose data fits `if`: `event` is the one that started the
   * run, `async` the one waited for (CEL). Null when `timeout` (milliseconds) has passed.
   */
  waitForEvent(
    id: string,
    wait: { event: string; if: string; timeout: number },
  ): Promise<{ id: string; data: Record<string, unknown> } | null>
}
