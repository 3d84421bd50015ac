import { sql } from 'drizzle-orm'
import { AppError, type FieldError } from '../../workflows/shared/errors.ts'
import type { EventAppender } from '../../workflows/shared/event-log.ts'
import type {
  AnyEventDeclaration,
  EventContext,
  EventEnvelope,
  NewEvent,
} from '../../workflows/shared/events.ts'
import type { Clock, Logger, NewId } from '../../workflows/shared/runtime.ts'
import { encodeJson } from '../json.ts'
import type { Transaction } from '../transaction.ts'

/** One parameter for any number of events: every write appends, and building a statement costs more than it. */
const INSERT = sql.raw(`insert into events (
    organization_id, workspace_id, id, type, time, source, subject, data, actor_type, actor_id,
    correlation_id, causation_id, metadata
  )
  select "organizationId", "workspaceId", id, type, time, source, subject, data, actor ->> 'type',
    actor ->> 'id', "correlationId", "causationId", metadata
  from jsonb_to_recordset(`)
const ROWS = sql.raw(`::jsonb) as e(
    "organizationId" uuid, "workspaceId" uuid, id uuid, type text, time timestamptz, source text,
    subject text, data jsonb, actor jsonb, "correlationId" text, "causationId" text, metadata jsonb
  )`)

const WARN_BYTES = 64 * 1024
const MAX_BYTES = 256 * 1024

export interface EventAppenderOptions {
  catalog: readonly AnyEventDeclaration[]
  clock: Clock
  newId: NewId
  logger: Logger
  onAppended?: (events: readonly EventEnvelope[]) => void
}

/** Appends to the event log, which is the outbox too, in the transaction of the change. */
export function createEventAppender(
  tx: Transaction,
  { catalog, clock, newId, logger, onAppended }: EventAppenderOptions,
): EventAppender {
  return {
    append: async (context, newEvents) => {
      if (newEvents.length === 0) return []
      const texts: string[] = []
      const envelopes = newEvents.map((event) => {
        const data = checkData(catalog, event)
        const time = new Date(clock.now()).toISOString()
        const envelope = envelop(context, { ...event, data }, newId(), time)
        const text = encodeJson(envelope)
        checkSize(envelope, text, logger)
        texts.push(text)
        return envelope
      })
      await tx.execute(sql`${INSERT}${`[${texts.join(',')}]`}${ROWS}`)
      onAppended?.(envelopes)
      return envelopes
    },
  }
}

const byType = new WeakMap<
  readonly AnyEventDeclaration[],
  ReadonlyMap<string, AnyEventDeclaration>
>()

function declarationsOf(catalog: readonly AnyEventDeclaration[]) {
  const known = byType.get(catalog)
  if (known) return known
  const declarations = new Map(catalog.map((declared) => [declared.type, declared]))
  byType.set(catalog, declarations)
  return declarations
}

function checkData(
  catalog: readonly AnyEventDeclaration[],
  { type, data }: NewEvent,
): Record<string, unknown> {
  const declaration = declarationsOf(catalog).get(type)
  if (declaration === undefined) {
    throw new AppError('invalid_input', `There is no event type ${type}.`, {
      fields: [{ field: 'type', rule: 'declared' }],
    })
  }
  const result = declaration.data.safeParse(data)
  if (result.success) return result.data
  const fields = result.error.issues.map(({ path, message }): FieldError => ({
    field: fieldPath(path),
    rule: message,
  }))
  throw new AppError('invalid_input', `The data of ${type} does not have its declared shape.`, {
    fields,
  })
}

function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (before, key) => before + (typeof key === 'number' ? `[${key}]` : `.${String(key)}`),
    'data',
  )
}

function envelop(context: EventContext, event: NewEvent, id: string, time: string): EventEnvelope {
  return {
    id,
    type: event.type,
    time,
    source: context.source,
    subject: event.subject,
    data: event.data,
    organizationId: context.organizationId,
    workspaceId: context.workspaceId,
    actor: { type: context.actor.type, id: context.actor.id },
    correlationId: context.correlationId ?? id,
    ...(context.causationId === undefined ? {} : { causationId: context.causationId }),
    metadata: {},
  }
}

function checkSize({ id, type }: EventEnvelope, text: string, logger: Logger): void {
  // A UTF-16 code unit has at most three bytes in UTF-8.
  if (text.length * 3 <= WARN_BYTES) return
  const bytes = Buffer.byteLength(text)
  if (bytes > MAX_BYTES) {
    throw new AppError(
      'payload_too_large',
      `The event ${type} is ${bytes} bytes long; at most ${MAX_BYTES} are allowed.`,
    )
  }
  if (bytes > WARN_BYTES) {
    logger.warn({ event: type, eventId: id, bytes }, 'An event carries more than facts and ids.')
  }
}
