import { addJob } from '../executor/jobs.ts'
import type { Tools } from '../executor/context.ts'
import { registeredFunction } from '../registry/registered-function.ts'
import { createChange } from '../store/change.ts'
import type { Change } from '../store/change.ts'
import type { GroupCommit } from '../store/group-commit.ts'
import { runRow } from '../store/rows.ts'
import type { RunStore } from '../store/run-store.ts'
import type { EventPayload, Run } from '../types.ts'

/** A request to a durable endpoint, which its app has begun to answer. */
export interface EndpointRequest {
  readonly runId: string
  /** The origin of the app. */
  readonly appName: string
  /** What the endpoint calls itself. */
  readonly slug: string
  readonly retries: number
  readonly requestVersion: number
  readonly event: {
    readonly id: string
    readonly ts: number
    readonly data: Record<string, unknown>
  }
}

/** How long an app may take before the engine assumes that it died, and repeats the request. */
const patience = 3_600_000

/**
 * Takes note of a run that an app carries out itself until a step has to wait. The endpoint becomes
 * a function of its app. Gives the function's id; null when there is such a run already.
 */
export async function beginEndpointRun(
  deps: { runs: RunStore; commits: GroupCommit; tools: Tools; now: () => number },
  request: EndpointRequest,
  exists: (runId: string) => Promise<boolean>,
): Promise<string | null> {
  const { runs, commits, tools } = deps
  if (runs.peek(request.runId) || (await exists(request.runId))) return null
  const now = deps.now()
  const change = createChange()
  const functionId = `${request.appName}-${request.slug}`
  offerEndpoint(change, tools, request, functionId, now)
  const payload: EventPayload = {
    data: request.event.data,
    id: request.event.id,
    name: 'http/run.started',
    ts: request.event.ts,
    user: {},
  }
  const json = JSON.stringify(payload)
  change.put('events', {
    id: request.event.id,
    event_id: request.event.id,
    name: payload.name,
    payload: json,
    received_at: now,
    pending: false,
  })
  const run = newRun(request, functionId, json, now)
  change.put('runs', runRow(run))
  addJob({ run, change, now, tools }, { kind: 'start', dueAt: now + patience })
  runs.add(run)
  try {
    await commits.commit(change)
  } catch (error) {
    runs.forget(run.id)
    throw error
  }
  return functionId
}

function newRun(request: EndpointRequest, functionId: string, event: string, now: number): Run {
  return {
    id: request.runId,
    functionId,
    appName: request.appName,
    status: 'Running',
    eventIds: [request.event.id],
    events: [event],
    batchId: null,
    cron: null,
    queuedAt: now,
    startedAt: now,
    endedAt: null,
    output: null,
    score: now,
    concurrency: [],
    throttleKey: null,
    singletonKey: null,
    parent: null,
    forcePlan: false,
    requestVersion: request.requestVersion,
    steps: new Map(),
    jobs: new Map(),
    stateSize: 0,
  }
}

function offerEndpoint(
  change: Change,
  { registry }: Tools,
  { appName, slug, retries }: EndpointRequest,
  functionId: string,
  now: number,
): void {
  const known = registry.find(functionId)
  if (known?.maxAttempts === retries + 1) return
  const config = {
    id: functionId,
    name: slug,
    triggers: [],
    steps: {
      step: { runtime: { url: appName, type: 'sync' }, retries: { attempts: retries } },
    },
  }
  const others = registry.functions().filter((fn) => fn.appName === appName && fn.id !== functionId)
  const app = registry.apps().find(({ name }) => name === appName) ?? {
    name: appName,
    url: appName,
    sdk: '',
    framework: '',
    checksum: '',
    syncedAt: now,
  }
  change.put('apps', {
    name: app.name,
    url: app.url,
    sdk: app.sdk,
    framework: app.framework,
    checksum: app.checksum,
    error: null,
    synced_at: app.syncedAt,
  })
  change.put('functions', {
    id: functionId,
    app: appName,
    config: JSON.stringify(config),
    position: others.length,
  })
  registry.set(app, [...others, registeredFunction(appName, config)])
}
