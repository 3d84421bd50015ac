import type { BreakerState, BreakerStore } from '../../workflows/ai/breaker-store.ts'
import type { Clock, Logger } from '../../workflows/shared/runtime.ts'
import { errorCode } from '../../workflows/shared/errors.ts'
import { writerError } from './errors.ts'
import type { ModelClient } from './model-client.ts'

export interface BreakerOptions {
  /** Failures in a row that open the circuit. */
  failures: number
  /** Milliseconds until one call is let through to try. */
  pause: number
}

const DEFAULT_BREAKER: BreakerOptions = { failures: 5, pause: 30_000 }
/** Milliseconds that a process believes that a circuit is closed: what others saw since is late by so much. */
const BELIEVED = 3_000
/** Milliseconds that the one call has which tries again: more than a call may take. */
const PROBE = 60_000
/** Milliseconds that the store may take. */
const PATIENCE = 1_000

const CLOSED: BreakerState = { failures: 0, openUntil: null }

/**
 * Spares a provider that is down, and us the wait for it: after some outages in a row, in whichever
 * process, it is not called for a while, and then by one call alone. Only outages count; a spent budget
 * or a bad answer says nothing of its health. Where the store cannot be asked, calls go through.
 */
export function withCircuitBreaker(
  client: ModelClient,
  deps: { store: BreakerStore; clock: Clock; logger: Logger; options?: BreakerOptions | undefined },
): ModelClient {
  const { store, clock, logger, options = DEFAULT_BREAKER } = deps
  const { provider } = client
  let believed = { state: CLOSED, until: 0 }

  const believe = (state: BreakerState) => {
    believed = { state, until: state.openUntil === null ? clock.now() + BELIEVED : 0 }
  }
  const patiently = <T>(work: Promise<T>, otherwise: T) => within(PATIENCE, work, otherwise, logger)

  /** Is this the call that tries again? @throws AppError `provider_unavailable` when it is being spared */
  const admit = async (): Promise<boolean> => {
    const now = clock.now()
    if (now < believed.until) return false
    const state = await patiently(store.read(provider), CLOSED)
    believe(state)
    if (state.openUntil === null) return false
    const times = { now, until: now + PROBE }
    if (state.openUntil <= now && (await patiently(store.claimProbe(provider, times), true))) {
      return true
    }
    const wait = Math.max(state.openUntil - now, options.pause / 10)
    throw writerError(provider, 'circuit_open', { retryAfter: Math.ceil(wait / 1000) })
  }
  const close = async () => {
    await patiently(store.reset(provider), undefined)
    if (believed.state.openUntil !== null) {
      logger.info({ provider }, 'AI provider answers again: circuit closed')
    }
    believe(CLOSED)
  }
  const count = async () => {
    const opening = { threshold: options.failures, openUntil: clock.now() + options.pause }
    const state = await patiently(store.fail(provider, opening), believed.state)
    if (state.openUntil !== null) {
      logger.warn({ provider, ...state }, 'AI provider keeps failing: circuit open')
    }
    believe(state)
  }

  return {
    provider,
    async ask(request, idempotencyKey) {
      const isProbe = await admit()
      try {
        const reply = await client.ask(request, idempotencyKey)
        if (isProbe || believed.state.failures > 0) await close()
        return reply
      } catch (error) {
        if (errorCode(error) === 'provider_unavailable') await count()
        // It answered, though not as one wishes.
        else if (isProbe) await close()
        throw error
      }
    },
  }
}

async function within<T>(
  patience: number,
  work: Promise<T>,
  otherwise: T,
  logger: Logger,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), patience)
  })
  try {
    return await Promise.race([work, late])
  } catch (error) {
    logger.debug({ err: error }, 'The circuit breaker cannot be read: calls go through')
    return otherwise
  } finally {
    clearTimeout(timer)
  }
}
