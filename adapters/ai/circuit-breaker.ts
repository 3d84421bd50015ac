import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleWhen } from 'cockatiel'
import type { Logger } from '../../workflows/shared/runtime.ts'
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

/**
 * Spares a provider that is down, and us the wait for it: after some outages in a row it is not
 * called for a while. Only outages count; a spent budget or a bad answer says nothing of its health.
 */
export function withCircuitBreaker(
  client: ModelClient,
  logger: Logger,
  options: BreakerOptions = DEFAULT_BREAKER,
): ModelClient {
  const isOutage = (error: unknown) => errorCode(error) === 'provider_unavailable'
  const policy = circuitBreaker(handleWhen(isOutage), {
    breaker: new ConsecutiveBreaker(options.failures),
    halfOpenAfter: options.pause,
  })
  const facts = { provider: client.provider }
  policy.onBreak(() => logger.warn(facts, 'AI provider keeps failing: circuit opened'))
  policy.onReset(() => logger.info(facts, 'AI provider answers again: circuit closed'))
  return {
    provider: client.provider,
    async ask(request) {
      try {
        return await policy.execute(() => client.ask(request))
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error
        const retryAfter = Math.ceil(options.pause / 1000)
        throw writerError(client.provider, 'circuit_open', { retryAfter })
      }
    },
  }
}
