import type { Outbox } from './event-log.ts'
import type { EventEnvelope } from './events.ts'
import type { Logger } from './runtime.ts'

const BATCH = 100

/** Hands stored events to the engine; the only way by which events leave Potok. */
export interface Relay {
  /** Something was committed: deliver soon. Never throws; what fails waits for the sweep. */
  nudge(): void
  /** Delivers until nothing is left. @returns how many events were delivered */
  sweep(): Promise<number>
  /** Resolves when no delivery is under way. */
  idle(): Promise<void>
  /** Begins no further batch; what is left waits for the next start. Resolves when the last one has ended. */
  close(): Promise<void>
}

/**
 * Delivers at least once: an event is marked only after the engine took it. Nudges during a delivery
 * are answered by one more round.
 */
export function createRelay(options: {
  outbox: Outbox
  send: (events: EventEnvelope[]) => Promise<void>
  logger: Logger
}): Relay {
  const { outbox, send, logger } = options
  let running: Promise<void> | null = null
  let again = false
  let closed = false

  const sweep = async () => {
    let delivered = 0
    while (!closed) {
      const count = await outbox.drain(BATCH, send)
      delivered += count
      if (count < BATCH) break
    }
    return delivered
  }

  const round = async () => {
    do {
      again = false
      try {
        await sweep()
      } catch (error) {
        logger.error({ err: error }, 'events could not be delivered; the sweep will try again')
      }
    } while (again && !closed)
    running = null
  }
  const idle = async () => {
    while (running) await running
  }

  return {
    sweep,
    nudge: () => {
      if (running) again = true
      else running = round()
    },
    idle,
    close: () => {
      closed = true
      return idle()
    },
  }
}

/** The envelope as an Inngest event (docs: `{ name, id, ts, data }`). */
export function toInngestEvent(event: EventEnvelope) {
  const { organizationId, workspaceId, actor, correlationId, causationId, source } = event
  return {
    name: event.type,
    id: event.id,
    ts: Date.parse(event.time),
    data: {
      ...event.data,
      meta: {
        organizationId,
        workspaceId,
        actor,
        correlationId,
        ...(causationId === undefined ? {} : { causationId }),
        source,
      },
    },
  }
}
