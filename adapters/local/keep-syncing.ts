import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '../../workflows/shared/runtime.ts'

const FIRST_PAUSE = 5_000
const LONGEST_PAUSE = 300_000

export interface KeepSyncingOptions {
  /** Where the functions are served: asked by PUT, they tell an engine outside what there is. */
  functions: string
  fetch: typeof fetch
  logger: Logger
  stopping: AbortSignal
  /** Milliseconds before the second try; each pause is twice the one before, up to five minutes. */
  pause?: number
}

/**
 * Tells an engine outside of this process which functions there are. Not every engine asks for them by
 * itself: while it is away or refuses there is one warning, and it is told again in the background.
 * @returns whether it knows them now
 */
export async function keepSyncing(options: KeepSyncingOptions): Promise<boolean> {
  const { functions, logger, stopping } = options
  if (await sync(options)) return true
  logger.warn({ functions }, 'the engine does not know the functions yet; it will be told again')
  const again = async (pause: number): Promise<void> => {
    await sleep(pause, undefined, { signal: stopping, ref: false }).catch(() => {})
    if (stopping.aborted) return
    if (!(await sync(options))) return again(Math.min(pause * 2, LONGEST_PAUSE))
    logger.info({ functions }, 'the engine knows the functions')
  }
  void again(options.pause ?? FIRST_PAUSE)
  return false
}

async function sync({ functions, fetch }: KeepSyncingOptions): Promise<boolean> {
  try {
    const response = await fetch(functions, { method: 'PUT' })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
