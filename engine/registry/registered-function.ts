import { stableUuid } from '../ids.ts'
import type { FunctionConfig } from './function-config.ts'

/** A function that some app offers. */
export interface RegisteredFunction {
  /** The slug: app id and function id. */
  readonly id: string
  readonly uuid: string
  readonly appName: string
  /** Where the app takes calls for it. */
  readonly url: string
  readonly maxAttempts: number
  /** A durable endpoint: each run is called at the address of the request that began it. */
  readonly endpoint: boolean
  readonly config: FunctionConfig
}

const defaultRetries = 4

/** What the engine needs of a function, from what the app registered. */
export function registeredFunction(appName: string, config: FunctionConfig): RegisteredFunction {
  const step = Object.values(config.steps)[0]
  return {
    id: config.id,
    uuid: stableUuid(config.id),
    appName,
    url: step?.runtime.url ?? '',
    maxAttempts: (step?.retries?.attempts ?? defaultRetries) + 1,
    endpoint: step?.runtime.type === 'sync',
    config,
  }
}
