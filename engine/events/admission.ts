import type { SqlDatabase } from '../../db/drivers/sql.ts'
import type { Clock } from '../clock.ts'
import type { RunContext, Tools } from '../executor/context.ts'
import { correlationIdOf, endRun } from '../executor/end-run.ts'
import { resumeStep } from '../executor/steps.ts'
import { toJson } from '../executor/wire-error.ts'
import type { RegisteredFunction } from '../registry/registered-function.ts'
import { createChange } from '../store/change.ts'
import type { GroupCommit } from '../store/group-commit.ts'
import type { RunStore } from '../store/run-store.ts'
import type { Job, Logger, Run } from '../types.ts'
import { noNeeds, readView } from './admission-view.ts'
import type { AdmissionView } from './admission-view.ts'
import { fireCron } from './fire-cron.ts'
import type { IncomingEvent } from './incoming.ts'
import { needsOf, scheduleRun, startRun, storedEvent } from './schedule-run.ts'
import type { Scheduling } from './schedule-run.ts'

/** Where events become runs. */
export interface Admission {
  /** Stores the events and what they start. */
  admit(events: readonly IncomingEvent[], options: { stored: boolean }): Promise<void>
  /** A function's timer is due: a batch, a debounce, a cron. */
  fire(job: Job): Promise<void>
}

type Item =
  | { readonly kind: 'event'; readonly event: IncomingEvent; readonly stored: boolean }
  | { readonly kind: 'timer'; readonly job: Job }

interface Waiting {
  readonly items: readonly Item[]
  readonly done: PromiseWithResolvers<void>
}

const largestRound = 1_000

/**
 * Decides about events one after another, in rounds: read what the decisions depend on, decide in
 * memory, store all of it as one change. Rounds never overlap, so each sees what the last decided.
 */
export function createAdmission(deps: {
  database: SqlDatabase
  clock: Clock
  commits: GroupCommit
  runs: RunStore
  tools: Tools
  logger: Logger
}): Admission {
  const { clock, runs, tools } = deps
  let waiting: Waiting[] = []
  let running = false

  async function run(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      const round: Waiting[] = []
      for (let size = 0; waiting[0] && size < largestRound;) {
        size += waiting[0].items.length
        round.push(waiting.shift() as Waiting)
      }
      await settle(round)
    }
    running = false
  }

  /** When a round fails, the entries that can be admitted must not suffer with the one that cannot. */
  async function settle(round: readonly Waiting[]): Promise<void> {
    try {
      await decide(round.flatMap((entry) => entry.items))
      for (const entry of round) entry.done.resolve()
    } catch (error) {
      if (round.length === 1) for (const entry of round) entry.done.reject(error)
      else for (const entry of round) await settle([entry])
    }
  }

  async function decide(items: readonly Item[]): Promise<void> {
    const plans = items.map((item) =>
      item.kind === 'event' ? { ...item, fits: fitting(item.event) } : item,
    )
    const needs = noNeeds()
    for (const plan of plans) {
      if (plan.kind === 'event') {
        for (const fn of plan.fits) needsOf(fn, plan.event, needs, tools)
        if (tools.isExpected(plan.event.payload.name)) needs.eventNames.add(plan.event.payload.name)
      } else if (plan.job.kind === 'batch') needs.batches.add(plan.job.id)
      else if (plan.job.kind === 'debounce') needs.debounces.add(plan.job.id)
    }
    const view = await readView(deps.database, needs)
    await addSingletons(plans, view)
    const now = clock.now()
    const held = await holdRuns(plans, view, now)
    const change = createChange()
    const scheduling: Scheduling = { change, view, tools, runs, now, born: [] }
    try {
      for (const plan of plans) {
        if (plan.kind === 'timer') fireTimer(scheduling, plan.job)
        else admitOne(scheduling, plan, held)
      }
      for (const run of scheduling.born) if (run.endedAt === null) runs.add(run)
      await deps.commits.commit(change)
    } catch (error) {
      for (const run of [...held.values(), ...scheduling.born]) runs.forget(run.id)
      throw error
    } finally {
      for (const id of held.keys()) runs.release(id)
    }
  }

  /** The functions that the event starts, each once. */
  function fitting({ payload }: IncomingEvent): RegisteredFunction[] {
    if (payload.name === 'inngest/function.invoked') {
      const fn = tools.registry.find(invokedId(payload.data))
      return fn ? [fn] : []
    }
    const fits = tools.registry
      .triggersOf(payload.name)
      .filter(
        ({ expression }) =>
          expression === null || tools.expressions.matches(expression, { event: payload }),
      )
    return [...new Set(fits.map(({ fn }) => fn))]
  }

  /** Timers start functions too: their singletons are known only once their events are read. */
  async function addSingletons(plans: readonly Item[], view: AdmissionView): Promise<void> {
    const needs = noNeeds()
    for (const plan of plans) {
      if (plan.kind !== 'timer') continue
      const id =
        view.batches.get(plan.job.id)?.event_ids[0] ?? view.debounces.get(plan.job.id)?.event_id
      const fn = tools.registry.find(plan.job.functionId)
      if (fn?.config.singleton && id) needsOf(fn, storedEvent(id, view), needs, tools)
    }
    if (needs.singletons.size === 0) return
    const more = await readView(deps.database, { ...noNeeds(), singletons: needs.singletons })
    for (const [key, id] of more.singletons) view.singletons.set(key, id)
  }

  /** Loads the runs that may be resumed or cancelled, and keeps them in memory. */
  async function holdRuns(
    plans: readonly Item[],
    view: AdmissionView,
    now: number,
  ): Promise<Map<string, Run>> {
    const ids = new Set(view.singletons.values())
    for (const plan of plans) {
      if (plan.kind !== 'event') continue
      for (const wait of matching(plan.event, view, now)) ids.add(wait.runId)
      const caller = callerOf(plan.event)
      if (caller) ids.add(caller.runId)
    }
    const held = new Map<string, Run>()
    for (const run of await Promise.all([...ids].map((id) => runs.load(id)))) {
      if (!run) continue
      runs.hold(run.id)
      held.set(run.id, run)
    }
    return held
  }

  function matching({ payload }: IncomingEvent, view: AdmissionView, now: number) {
    return (view.waits.get(payload.name) ?? []).filter(
      (wait) =>
        (wait.expiresAt === null || wait.expiresAt > now) &&
        (wait.expression === null ||
          tools.expressions.matches(wait.expression, {
            event: JSON.parse(wait.event),
            async: payload,
          })),
    )
  }

  function admitOne(
    scheduling: Scheduling,
    {
      event,
      fits,
      stored,
    }: { event: IncomingEvent; fits: readonly RegisteredFunction[]; stored: boolean },
    held: ReadonlyMap<string, Run>,
  ): void {
    const { change, now, view } = scheduling
    const { payload } = event
    change.put('events', {
      id: event.id,
      event_id: (payload.id ?? event.id).replaceAll('\0', '').toWellFormed(),
      name: payload.name,
      payload: JSON.stringify(payload),
      received_at: now,
      pending: false,
    })
    for (const fn of fits) scheduleRun(scheduling, fn, event)
    const contextOf = (run: Run): RunContext => ({ run, change, now, tools })
    for (const wait of matching(event, view, now)) {
      const run = held.get(wait.runId)
      if (!run || run.endedAt !== null) continue
      if (wait.kind === 'cancel')
        endRun(contextOf(run), { status: 'Cancelled', reason: `event ${payload.name}` })
      else if (wait.stepId !== null) {
        resumeStep(contextOf(run), wait.stepId, { memo: JSON.stringify(payload), failed: false })
      }
    }
    if (stored) answerCaller(event, fits, held, contextOf)
  }

  /** An invoked function has ended, or there is none of that name: its caller goes on. */
  function answerCaller(
    event: IncomingEvent,
    fits: readonly RegisteredFunction[],
    held: ReadonlyMap<string, Run>,
    contextOf: (run: Run) => RunContext,
  ): void {
    const caller = callerOf(event)
    const run = caller && held.get(caller.runId)
    if (!caller || !run || run.endedAt !== null) return
    const { name, data } = event.payload
    if (name === 'inngest/function.invoked') {
      if (fits.length > 0) return
      const message = `could not find function with ID: ${invokedId(data)}`
      const memo = toJson({ error: { error: message, name: 'Error', message } })
      resumeStep(contextOf(run), caller.stepId, { memo, failed: true })
      return
    }
    const failed = data['error'] !== undefined
    const memo = failed
      ? toJson({ error: data['error'] })
      : toJson({ data: data['result'] ?? null })
    resumeStep(contextOf(run), caller.stepId, { memo, failed })
  }

  function fireTimer(scheduling: Scheduling, job: Job): void {
    const { view, change } = scheduling
    const fn = tools.registry.find(job.functionId)
    if (job.kind === 'cron') {
      fireCron(scheduling, fn, job)
      return
    }
    change.drop('jobs', job.id)
    const batch = job.kind === 'batch' ? view.batches.get(job.id) : undefined
    const debounce = job.kind === 'debounce' ? view.debounces.get(job.id) : undefined
    if (batch) change.drop('batches', job.id)
    if (debounce) change.drop('debounces', job.id)
    view.batches.delete(job.id)
    view.debounces.delete(job.id)
    const ids = batch?.event_ids ?? (debounce ? [debounce.event_id] : [])
    if (fn)
      startRun(
        scheduling,
        fn,
        ids.map((id) => storedEvent(id, view)),
        batch?.id ?? null,
        null,
      )
  }

  return {
    admit: (events, { stored }) =>
      enqueue(events.map((event) => ({ kind: 'event', event, stored }))),
    fire: (job) => enqueue([{ kind: 'timer', job }]),
  }

  function enqueue(items: readonly Item[]): Promise<void> {
    if (items.length === 0) return Promise.resolve()
    const done = Promise.withResolvers<void>()
    waiting.push({ items, done })
    if (!running) void run()
    return done.promise
  }
}

function invokedId(data: Record<string, unknown>): string {
  const meta = data['_inngest']
  const id = typeof meta === 'object' && meta !== null && 'fn_id' in meta ? meta.fn_id : ''
  return typeof id === 'string' ? id : ''
}

function callerOf({ payload }: IncomingEvent): { runId: string; stepId: string } | null {
  const finished =
    payload.name === 'inngest/function.finished' ? payload.data['correlation_id'] : null
  const id = typeof finished === 'string' ? finished : correlationIdOf(payload)
  const [runId, stepId] = id?.split('.') ?? []
  return runId && stepId ? { runId, stepId } : null
}
