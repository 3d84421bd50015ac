import type { RegisteredFunction } from './registered-function.ts'

/** One reason for a function to run. */
export interface EventTrigger {
  readonly fn: RegisteredFunction
  readonly expression: string | null
}

export interface CronTrigger {
  readonly fn: RegisteredFunction
  readonly cron: string
}

export interface App {
  readonly name: string
  readonly url: string
  readonly sdk: string
  readonly framework: string
  readonly checksum: string
  readonly syncedAt: number
}

/** Which apps and functions there are, by everything they are looked up by. In memory only. */
export interface Registry {
  /** Replaces the app with this name, and its functions. */
  set(app: App, functions: readonly RegisteredFunction[]): void
  remove(appName: string): void
  apps(): readonly App[]
  functions(): readonly RegisteredFunction[]
  find(functionId: string): RegisteredFunction | undefined
  /** The triggers that an event's name fits, exactly or through a trailing `*`. */
  triggersOf(eventName: string): readonly EventTrigger[]
  crons(): readonly CronTrigger[]
}

export function createRegistry(): Registry {
  const apps = new Map<string, App>()
  const functions = new Map<string, RegisteredFunction>()
  let exact = new Map<string, EventTrigger[]>()
  let prefixes: [prefix: string, trigger: EventTrigger][] = []
  let crons: CronTrigger[] = []

  function index(): void {
    exact = new Map()
    prefixes = []
    crons = []
    for (const fn of functions.values()) {
      for (const trigger of fn.config.triggers) {
        if ('cron' in trigger) {
          crons.push({ fn, cron: trigger.cron })
          continue
        }
        const entry = { fn, expression: trigger.expression ?? null }
        if (trigger.event.endsWith('*')) prefixes.push([trigger.event.slice(0, -1), entry])
        else exact.set(trigger.event, [...(exact.get(trigger.event) ?? []), entry])
      }
    }
  }

  function removeFunctions(appName: string): void {
    for (const [id, fn] of functions) if (fn.appName === appName) functions.delete(id)
  }

  return {
    set: (app, offered) => {
      removeFunctions(app.name)
      apps.set(app.name, app)
      for (const fn of offered) functions.set(fn.id, fn)
      index()
    },
    remove: (appName) => {
      removeFunctions(appName)
      apps.delete(appName)
      index()
    },
    apps: () => [...apps.values()],
    functions: () => [...functions.values()],
    find: (functionId) => functions.get(functionId),
    triggersOf: (eventName) => {
      const found = exact.get(eventName) ?? []
      // A run's own end must not start it again through a bare `*`.
      const internal = eventName.startsWith('inngest/')
      const wild = prefixes.filter(
        ([prefix]) => eventName.startsWith(prefix) && (!internal || prefix.startsWith('inngest/')),
      )
      return wild.length === 0 ? found : [...found, ...wild.map(([, trigger]) => trigger)]
    },
    crons: () => crons,
  }
}
