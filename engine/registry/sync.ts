import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { createChange } from '../store/change.ts'
import type { GroupCommit } from '../store/group-commit.ts'
import type { FunctionConfig, Registration } from './function-config.ts'
import { registeredFunction } from './registered-function.ts'
import type { Registry } from './registry.ts'

/** Keeps the registry in step with the apps. */
export interface Sync {
  /** Asks the app at `url` to register itself. */
  request(url: string): Promise<{ ok: boolean; error?: string }>
  /** Takes in what an app offers; false when nothing has changed. */
  register(registration: Registration): Promise<boolean>
  remove(appName: string): Promise<void>
}

/** @param deps.onChange called when functions were added, changed or removed */
export function createSync(deps: {
  registry: Registry
  commits: GroupCommit
  clock: Clock
  fetch: typeof fetch
  onChange: () => Promise<void>
}): Sync {
  const { registry, commits, clock } = deps
  return {
    request: async (url) => {
      try {
        const response = await deps.fetch(url, {
          method: 'PUT',
          headers: { 'content-type': 'application/json', 'x-inngest-server-kind': 'dev' },
          body: JSON.stringify({ url }),
        })
        const body = await response.text()
        return response.ok
          ? { ok: true }
          : { ok: false, error: `${response.status} ${body.slice(0, 500)}` }
      } catch (error) {
        return { ok: false, error: error instanceof Error ? error.message : String(error) }
      }
    },
    register: async (registration) => {
      const { appName, functions } = registration
      const checksum = createHash('sha256').update(JSON.stringify(registration)).digest('hex')
      const known = registry.apps().find((app) => app.name === appName)
      if (known?.checksum === checksum) return false
      const change = createChange()
      const now = clock.now()
      change.put('apps', {
        name: appName,
        url: registration.url,
        sdk: registration.sdk,
        framework: registration.framework,
        checksum,
        error: null,
        synced_at: now,
      })
      const offered = new Set(functions.map((fn) => fn.id))
      for (const fn of registry.functions()) {
        if (fn.appName === appName && !offered.has(fn.id)) change.drop('functions', fn.id)
      }
      for (const [position, fn] of functions.entries()) {
        change.put('functions', { id: fn.id, app: appName, config: stored(fn), position })
      }
      await commits.commit(change)
      registry.set(
        {
          name: appName,
          url: registration.url,
          sdk: registration.sdk,
          framework: registration.framework,
          checksum,
          syncedAt: now,
        },
        functions.map((fn) => registeredFunction(appName, fn)),
      )
      await deps.onChange()
      return true
    },
    remove: async (appName) => {
      const change = createChange()
      change.drop('apps', appName)
      for (const fn of registry.functions())
        if (fn.appName === appName) change.drop('functions', fn.id)
      await commits.commit(change)
      registry.remove(appName)
    },
  }
}

/** As it was parsed: durations are milliseconds already. */
function stored(config: FunctionConfig): string {
  return JSON.stringify(config)
}
