import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from './events.ts'
import type { StepTools } from './step-tools.ts'

/** The part of Inngest's step tools that a saga needs. */
export interface StepRunner {
  run(id: string, work: () => Promise<unknown>): Promise<unknown>
}

export interface SagaStep<Called, Output> {
  /**
   * Slow work and work outside the database; `do` gets its result. It may run again after a crash,
   * so it is idempotent or harmless to repeat. Once the step is committed it never runs again.
   */
  call?: () => Promise<Called>
  /** The change, in the transaction that also records the step: it happens exactly once. */
  do: (repositories: Repositories, called: Called) => Promise<Output>
  /**
   * Takes the change back; gets what the step gave, null when it never got so far. Where there is
   * nothing to take back, the reason why.
   */
  undo: ((repositories: Repositories, output: Output | null) => Promise<void>) | NoUndo
}

export interface NoUndo {
  /** Why there is nothing to take back. */
  none: string
  /** What it gave still holds when the saga starts over, such as words that were paid for. */
  keep?: true
}

export type RunStep = <Output, Called = undefined>(
  name: string,
  step: SagaStep<Called, Output>,
) => Promise<Output>

/** What the body of a saga uses of the world. */
export interface SagaTools<Input> {
  deps: Deps
  context: EventContext
  sagaId: string
  input: Input
  /** A step: its change happens exactly once, and is taken back when a later one fails. */
  run: RunStep
  /**
   * The last step: its change and the end of the saga are one transaction, so that nothing undoes it any
   * more. At most once, and no step after it.
   */
  finish: <Output, Called = undefined>(
    name: string,
    step: Pick<SagaStep<Called, Output>, 'call' | 'do'>,
  ) => Promise<Output>
  /** Tells somebody what is committed: a failure is logged, and the saga goes on. */
  tell: (name: string, work: () => Promise<unknown>) => Promise<void>
  /**
   * Waits until the event comes or the time is over. What came of it is read in a step afterwards, because
   * an answer may be earlier than the wait.
   */
  wait: (name: string, wait: Parameters<StepTools['waitForEvent']>[1]) => Promise<void>
}

/**
 * A saga, by itself: which one it is, and its steps. Compensating a run that was cancelled runs the body
 * once more over what was recorded, so whatever decides the way is the output of a step.
 */
export interface SagaDefinition<Input extends Record<string, unknown>, Result = unknown> {
  name: string
  /** One saga per input: the same id, the same saga. A UUID. */
  idOf(input: Input): string
  /** The record that it is about. */
  subjectOf(input: Input): string
  /** The input from the event that starts it. */
  inputOf(data: Record<string, unknown>): Input
  body(tools: SagaTools<Input>): Promise<Result>
  /** May a compensated one start over, now that its event came again? Never without it. */
  mayStartOver?(r: Repositories, input: Input): Promise<boolean>
  /** In the transaction that marks it as compensated. */
  compensated?(
    deps: Deps,
    r: Repositories,
    context: EventContext,
    input: Input,
    failure: SagaFailure,
  ): Promise<void>
  /** Once that is committed: tells those concerned. */
  tellCompensated?(
    deps: Deps,
    context: EventContext,
    input: Input,
    failure: SagaFailure,
  ): Promise<void>
}

export interface SagaFailure {
  sagaId: string
  /** In words that may be shown. */
  reason: string
  /** An ErrorCode; `cancelled` when somebody stopped it. */
  code: string
  attempt: number
}
