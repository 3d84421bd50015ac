import type { SqlDatabase } from '../db/drivers/sql.ts'
import { systemClock } from './clock.ts'
import type { Clock } from './clock.ts'
import { createAdmission } from './events/admission.ts'
import { beginEndpointRun } from './events/begin-endpoint-run.ts'
import { parseEvents } from './events/incoming.ts'
import { scheduleCrons } from './events/schedule-crons.ts'
import { defaultLimits } from './executor/apply-ops.ts'
import { callGateway } from './executor/call-gateway.ts'
import type { Tools } from './executor/context.ts'
import { createExecutor } from './executor/executor.ts'
import { createHttpFetch } from './executor/http-fetch.ts'
import { onTimer } from './executor/on-timer.ts'
import { createExpressions } from './expressions/expressions.ts'
import { throttleRule } from './flow-control/throttle.ts'
import { createApp } from './http/app.ts'
import { createIds } from './ids.ts'
import type { Ids } from './ids.ts'
import { silentLogger } from './logger.ts'
import { createAgenda } from './queue/agenda.ts'
import { createKeepTrying } from './queue/keep-trying.ts'
import { createScheduler } from './queue/scheduler.ts'
import { createSync } from './registry/sync.ts'
import { createRegistry } from './registry/registry.ts'
import { createChange } from './store/change.ts'
import { createGroupCommit } from './store/group-commit.ts'
import { renewLease, takeOver } from './store/instance.ts'
import { createMetadataStore } from './store/metadata.ts'
import { migrate } from './store/migrate.ts'
import {
  loadExpectedNames,
  loadJobs,
  loadPendingEvents,
  loadRegistry,
  loadThrottles,
  supersedeCalls,
} from './store/recover.ts'
import { createRunStore } from './store/run-store.ts'
import type { Job, Logger } from './types.ts'
import { createUpkeep } from './upkeep.ts'

export interface EngineOptions {
  readonly database: SqlDatabase
  readonly clock?: Clock
  readonly ids?: Ids
  readonly logger?: Logger
  /** Makes the calls to the apps; hand in one that reaches an app in this process without a socket. */
  readonly fetch?: typeof fetch
  /** Fixed delay before a retry, in milliseconds, instead of the server's growing one. */
  readonly retryInterval?: number
  /** How many calls to apps may be under way; 100 unless told. */
  readonly capacity?: number
  /** How long finished runs and events are kept, in milliseconds; 7 days unless told. */
  readonly retention?: number
  /** Longest time that a call may take, in milliseconds; two hours unless told. */
  readonly callTimeout?: number
}

export interface Engine {
  /** Answers the engine's HTTP surface, without a socket; `env` is the server's, for WebSockets. */
  fetch(request: Request, env?: object): Promise<Response>
  /** Takes the database over, takes up what was left, and begins to work. */
  start(): Promise<void>
  /** Makes no more calls, waits for those under way up to `drain` milliseconds (5,000), and leaves the rest. */
  stop(drain?: number): Promise<void>
  /** Asks an app to register its functions, as `PUT <url>` does on the wire. */
  sync(url: string): Promise<{ ok: boolean; error?: string }>
  /** Sends events as `POST /e/:key` does; their internal ids. @throws EventError */
  send(events: unknown): Promise<string[]>
  /** How much there is to do. */
  load(): { readonly waiting: number; readonly running: number; readonly runsInMemory: number }
}

const week = 7 * 86_400_000

/**
 * A single-machine engine that speaks Inngest's wire protocol, on a SQL database. Memory decides,
 * the database remembers: every decision is one change, and nothing leaves the process before its
 * change is committed.
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { database, clock = systemClock, ids = createIds(), logger = silentLogger } = options
  const fetcher = options.fetch ?? createHttpFetch()
  await migrate(database)

  const registry = createRegistry()
  const expressions = createExpressions()
  const runs = createRunStore({ database, capacity: 2_000 })
  const metadata = createMetadataStore({ database, now: clock.now })
  const expected = new Set<string>()
  let epoch = -1
  let started = false
  const commits = createGroupCommit({
    database,
    epoch: () => epoch,
    logger,
    onFenced: () => {
      logger.error({}, 'another engine has taken over this database: this one stops')
      void stop(0)
    },
  })

  const tools: Tools = {
    ids,
    registry,
    expressions,
    schedule: (job, run) => {
      if (!started) return
      if (job.dueAt > clock.now()) agenda.add(job)
      else if (run && isCall(job)) scheduler.offer(job, run)
      else onDue([job])
    },
    unschedule: (jobId) => agenda.remove(jobId),
    admitStored: (id, payload) => {
      if (!started) return
      const dedupe = payload.id === undefined ? false : payload.id !== id
      keepTrying(() => admission.admit([{ id, dedupe, payload }], { stored: true }))
    },
    expectEvent: (name) => expected.add(name),
    isExpected: (name) => expected.has(name),
    ended: (run) => runs.forget(run.id),
    noteMetadata: (runId, stepId, updates) => report(metadata.update(runId, stepId, updates)),
    callGateway: (run, stepId, request) => {
      const kind = run.steps.get(stepId)?.op === 'Gateway' ? 'Gateway' : 'AIGateway'
      const answer = callGateway(fetch, kind, request)
      keepTrying(async () => executor.resume(run.id, stepId, await answer))
    },
  }
  const keepTrying = createKeepTrying({ clock, logger, isActive: () => started })
  const executor = createExecutor({
    clock,
    runs,
    commits,
    tools,
    logger,
    fetch: fetcher,
    limits: defaultLimits,
    retryInterval: options.retryInterval ?? null,
    callTimeout: options.callTimeout ?? 2 * 3_600_000,
  })
  const admission = createAdmission({ database, clock, commits, runs, tools, logger })
  const throttles = new Map<string, number>()
  const scheduler = createScheduler({
    clock,
    throttles,
    execute: executor.execute,
    onFailed: (job) => clock.setTimer(() => onDue([job]), 1_000),
    report,
    rateOf: (functionId) => {
      const config = registry.find(functionId)?.config
      return (config && throttleRule(config)?.rate) ?? null
    },
    onThrottle: (key, tat) => {
      const change = createChange()
      change.put('limits', { key, tat, expires_at: Math.ceil(tat) })
      return commits.commit(change)
    },
    capacity: options.capacity ?? 100,
  })
  const agenda = createAgenda({
    clock,
    load: (after, limit) => loadJobs(database, after, limit),
    onDue,
    capacity: 10_000,
  })
  const sync = createSync({
    registry,
    commits,
    clock,
    fetch: fetcher,
    onChange: () => scheduleCrons({ registry, commits, tools }, clock.now()),
  })

  function onDue(jobs: readonly Job[]): void {
    for (const job of jobs) keepTrying(() => begin(job))
  }

  async function begin(job: Job): Promise<void> {
    if (job.runId === null) {
      await admission.fire(job)
    } else if (isCall(job)) {
      const run = await runs.load(job.runId)
      const current = run?.jobs.get(job.id)
      if (run && current) scheduler.offer(current, run)
    } else await executor.transition(job.runId, (context) => onTimer(context, job))
  }

  function report(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      if (started) logger.error({ err: error }, 'the engine could not do its work')
    })
  }

  const upkeep = createUpkeep({
    database,
    clock,
    epoch: () => epoch,
    retention: options.retention ?? week,
    throttles,
    onLost: () => void stop(0),
    report,
  })

  async function start(): Promise<void> {
    const instance = await takeOver(database, clock, ids.hex(8), (ms) =>
      logger.warn({ ms }, 'waiting for the other engine on this database to let go of it'),
    )
    await supersedeCalls(database, clock.now())
    await loadRegistry(database, registry)
    for (const name of await loadExpectedNames(database)) expected.add(name)
    for (const [key, tat] of await loadThrottles(database)) throttles.set(key, tat)
    const pending = await loadPendingEvents(database)
    // Only now can anything be stored: an event that came before the functions are known would match none.
    epoch = instance.epoch
    started = true
    for (const { id, payload } of pending) tools.admitStored(id, payload)
    await agenda.start()
    scheduler.start()
    upkeep.start()
  }

  async function stop(drain = 5_000): Promise<void> {
    if (!started) return
    agenda.stop()
    upkeep.stop()
    const drained = scheduler.stop()
    if (drain > 0) {
      await Promise.race([
        drained,
        new Promise<void>((resolve) => void systemClock.setTimer(resolve, drain)),
      ])
    }
    executor.abort()
    started = false
    await commits.idle()
    if (epoch >= 0) await renewLease(database, { epoch }, 0).catch(() => false)
  }

  const app = createApp({
    database,
    clock,
    ids,
    registry,
    expressions,
    admission,
    executor,
    sync,
    tools,
    metadata,
    beginEndpointRun: (request) =>
      beginEndpointRun({ runs, commits, tools, now: clock.now }, request, async (id) => {
        const rows = await database.query('select 1 from engine.runs where id = $1', [id])
        return rows.length > 0
      }),
    logger,
    isStarted: () => started,
    load: () => ({ ...scheduler.load(), runsInMemory: runs.size() }),
  })

  return {
    fetch: async (request, env) => app.fetch(request, env),
    start,
    stop,
    sync: (url) => sync.request(url),
    send: async (body) => {
      const events = parseEvents(body, { now: clock.now(), ids, seed: null })
      await admission.admit(events, { stored: false })
      return events.map((event) => event.id)
    },
    load: () => ({ ...scheduler.load(), runsInMemory: runs.size() }),
  }
}

function isCall(job: Job): boolean {
  return job.kind === 'start' || job.kind === 'call'
}
