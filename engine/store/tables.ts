import type { JobKind, RunStatus, StepStatus, Wait } from '../types.ts'

/** The rows of the schema `engine`, under their columns' names. */
export interface Tables {
  apps: {
    name: string
    url: string
    sdk: string
    framework: string
    checksum: string
    error: string | null
    synced_at: number
  }
  functions: { id: string; app: string; config: string; position: number }
  events: {
    /** Internal id, a ULID: what POST /e answers with. */
    id: string
    /** The id that the sender chose, else the internal one. */
    event_id: string
    name: string
    payload: string
    received_at: number
    /** Written, but not yet matched with functions and waits. */
    pending: boolean
  }
  runs: {
    id: string
    function_id: string
    app: string
    status: RunStatus
    event_ids: readonly string[]
    batch_id: string | null
    cron: string | null
    queued_at: number
    started_at: number | null
    ended_at: number | null
    output: string | null
    score: number
    concurrency: string
    throttle_key: string | null
    singleton_key: string | null
    parent_run: string | null
    parent_step: string | null
    force_plan: boolean
    request_version: number
  }
  steps: {
    run_id: string
    id: string
    op: string
    name: string
    status: StepStatus
    position: number | null
    memo: string | null
    failed: boolean
    pending: boolean
    race: boolean
    attempts: number
    started_at: number
    ended_at: number | null
  }
  jobs: {
    id: string
    kind: JobKind
    run_id: string | null
    function_id: string
    step_id: string
    due_at: number
    attempt: number
    generation: number
  }
  waits: {
    id: string
    run_id: string
    step_id: string | null
    kind: Wait['kind']
    name: string
    expression: string | null
    expires_at: number | null
  }
  limits: {
    key: string
    /** Theoretical arrival time of the next admission, in milliseconds (GCRA). */
    tat: number
    expires_at: number
  }
  debounces: {
    key: string
    function_id: string
    event_id: string
    job_id: string
    fire_at: number
    deadline: number | null
  }
  batches: {
    key: string
    id: string
    function_id: string
    event_ids: readonly string[]
    job_id: string
    fire_at: number
  }
}

export type TableName = keyof Tables

/** Columns in order; the first `keys` of them are the primary key. */
export const columns: {
  readonly [T in TableName]: { keys: number; names: readonly (keyof Tables[T] & string)[] }
} = {
  apps: { keys: 1, names: ['name', 'url', 'sdk', 'framework', 'checksum', 'error', 'synced_at'] },
  functions: { keys: 1, names: ['id', 'app', 'config', 'position'] },
  events: { keys: 1, names: ['id', 'event_id', 'name', 'payload', 'received_at', 'pending'] },
  runs: {
    keys: 1,
    names: [
      'id',
      'function_id',
      'app',
      'status',
      'event_ids',
      'batch_id',
      'cron',
      'queued_at',
      'started_at',
      'ended_at',
      'output',
      'score',
      'concurrency',
      'throttle_key',
      'singleton_key',
      'parent_run',
      'parent_step',
      'force_plan',
      'request_version',
    ],
  },
  steps: {
    keys: 2,
    names: [
      'run_id',
      'id',
      'op',
      'name',
      'status',
      'position',
      'memo',
      'failed',
      'pending',
      'race',
      'attempts',
      'started_at',
      'ended_at',
    ],
  },
  jobs: {
    keys: 1,
    names: ['id', 'kind', 'run_id', 'function_id', 'step_id', 'due_at', 'attempt', 'generation'],
  },
  waits: {
    keys: 1,
    names: ['id', 'run_id', 'step_id', 'kind', 'name', 'expression', 'expires_at'],
  },
  limits: { keys: 1, names: ['key', 'tat', 'expires_at'] },
  debounces: {
    keys: 1,
    names: ['key', 'function_id', 'event_id', 'job_id', 'fire_at', 'deadline'],
  },
  batches: { keys: 1, names: ['key', 'id', 'function_id', 'event_ids', 'job_id', 'fire_at'] },
}
