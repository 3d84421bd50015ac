import type { Expressions } from '../expressions/expressions.ts'
import type { Ids } from '../ids.ts'
import type { Registry } from '../registry/registry.ts'
import type { Change } from '../store/change.ts'
import type { MetadataUpdate } from '../store/metadata.ts'
import type { EventPayload, Job, Run } from '../types.ts'

/** What changing a run takes. Everything here is in memory: no step of a transition waits. */
export interface RunContext {
  readonly run: Run
  /** Collects what is to be stored, together. */
  readonly change: Change
  readonly now: number
  readonly tools: Tools
}

export interface Tools {
  readonly ids: Ids
  readonly registry: Registry
  readonly expressions: Expressions
  /** Puts a job that is now stored to work. */
  readonly schedule: (job: Job, run: Run | null) => void
  readonly unschedule: (jobId: string) => void
  /** Matches an event that is now stored with functions and waits. */
  readonly admitStored: (id: string, event: EventPayload) => void
  /** Somebody waits for events of this name from now on. */
  readonly expectEvent: (name: string) => void
  /** Whether somebody may be waiting for events of this name. */
  readonly isExpected: (name: string) => boolean
  /** The run has ended, and that is stored. */
  readonly ended: (run: Run) => void
  /** Notes something about a step, beside its result. */
  readonly noteMetadata: (runId: string, stepId: string, updates: readonly MetadataUpdate[]) => void
  /** Asks an HTTP endpoint on behalf of a step, and reports back. */
  readonly callGateway: (run: Run, stepId: string, request: unknown) => void
}
