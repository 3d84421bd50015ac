import type { MetadataRow } from '../store/metadata.ts'
import type { Tables } from '../store/tables.ts'
import { isoOf } from './run-view.ts'

/** A span of a run as the dev server's dashboard API shows it (`RunTraceSpan`). */
export interface SpanView {
  readonly name: string
  readonly status: string
  readonly stepID: string | null
  readonly stepOp: string | null
  readonly stepType: string
  readonly spanID: string
  /** Zero-based: which attempt was the last. */
  readonly attempts: number
  readonly outputID: string | null
  readonly metadata: readonly MetadataView[]
  readonly childrenSpans: readonly SpanView[]
  readonly queuedAt: string | null
  readonly startedAt: string | null
  readonly endedAt: string | null
}

export interface MetadataView {
  readonly scope: string
  readonly kind: string
  readonly values: unknown
  readonly updatedAt: string | null
}

const operations: Readonly<Record<string, string>> = {
  Sleep: 'SLEEP',
  WaitForEvent: 'WAIT_FOR_EVENT',
  WaitForSignal: 'WAIT_FOR_SIGNAL',
  InvokeFunction: 'INVOKE',
  AIGateway: 'AI_GATEWAY',
  Gateway: 'AI_GATEWAY',
}

/** A run, its steps in their order, and how it ended. */
export function traceView(
  run: Tables['runs'],
  steps: readonly Tables['steps'][],
  metadata: readonly MetadataRow[],
): SpanView {
  const spans = steps
    .filter((step) => step.op !== 'DeferAdd')
    .map((step) => stepSpan(step, metadata))
  const ended = run.status === 'Completed' || run.status === 'Failed'
  const root: SpanView = {
    name: 'Run',
    status: run.status.toUpperCase(),
    stepID: null,
    stepOp: null,
    stepType: '',
    spanID: run.id,
    attempts: 0,
    outputID: ended ? run.id : null,
    metadata: metadata.filter((entry) => entry.step_id === '').map(metadataView),
    childrenSpans: [],
    queuedAt: isoOf(run.queued_at),
    startedAt: isoOf(run.started_at),
    endedAt: isoOf(run.ended_at),
  }
  const last = {
    name: 'Finalization',
    stepType: 'FINALIZATION',
    spanID: `${run.id}.end`,
    metadata: [],
  }
  return { ...root, childrenSpans: ended ? [...spans, { ...root, ...last }] : spans }
}

function stepSpan(step: Tables['steps'], metadata: readonly MetadataRow[]): SpanView {
  const done = step.status === 'done'
  const operation = operations[step.op] ?? 'RUN'
  return {
    name: step.name,
    status: done ? (step.failed ? 'FAILED' : 'COMPLETED') : open(step),
    stepID: step.id,
    stepOp: operation,
    stepType: operation,
    spanID: `${step.run_id}.${step.id}`,
    attempts: Math.max(0, step.attempts - 1),
    outputID: done ? `${step.run_id}.${step.id}` : null,
    metadata: metadata.filter((entry) => entry.step_id === step.id).map(metadataView),
    childrenSpans: [],
    queuedAt: isoOf(step.started_at),
    startedAt: isoOf(step.started_at),
    endedAt: isoOf(step.ended_at),
  }
}

function open(step: Tables['steps']): string {
  return step.status === 'waiting' ? 'WAITING' : 'QUEUED'
}

function metadataView(entry: MetadataRow): MetadataView {
  const { scope, kind, updated_at } = entry
  return { scope, kind, values: JSON.parse(entry.value), updatedAt: isoOf(updated_at) }
}
