import type { Clock } from './clock.ts'
import type { Engine } from './create-engine.ts'
import type { Logger } from './types.ts'

/**
 * Asks each app to register until it answers, and then again and again, because its functions may
 * change. Returns what ends it.
 * @param options.repeat whether to go on after an app has answered
 */
export function pollApps(
  engine: Pick<Engine, 'sync'>,
  urls: readonly string[],
  options: { clock: Clock; logger: Logger; interval: number; repeat: boolean },
): () => void {
  const timers = new Map<string, () => void>()
  let stopped = false

  async function poll(url: string, before: string): Promise<void> {
    const result = await engine.sync(url)
    if (stopped) return
    const now = result.ok ? 'ok' : (result.error ?? 'failed')
    if (now !== before) {
      if (result.ok) options.logger.info({ url }, 'app registered')
      else options.logger.warn({ url, error: now }, 'app does not register yet; trying again')
    }
    if (result.ok && !options.repeat) return
    const wait = result.ok ? options.interval : Math.min(options.interval, 1_000)
    timers.set(
      url,
      options.clock.setTimer(() => void poll(url, now), wait),
    )
  }

  for (const url of urls) void poll(url, '')
  return () => {
    stopped = true
    for (const cancel of timers.values()) cancel()
  }
}
