import { AppError, type FieldError } from '../../workflows/shared/errors.ts'
import type { EventAppender } from '../../workflows/shared/event-log.ts'
import type {
  AnyEventDeclaration,
  EventContext,
  EventEnvelope,
  NewEvent,
} from '../../workflows/shared/events.ts'
import type { Clock, Logger, NewId } from '../../workflows/shared/runtime.ts'
import { decodeJson, encodeJson } from '../json.ts'
import { prepared } from '../prepared.ts'
import type { Transaction } from '../transaction.ts'

/** The events as one parameter, however many they are, and what they share as one each. */
const INSERT = `insert into events (
    organization_id, workspace_id, id, type, time, source, subject, data, actor_type, actor_id,
    correlation_id, causation_id, metadata
  )
  select $2::uuid, $3::uuid, e.id, e.type, $4::timestamptz, $5::text, e.subject, e.data, $6::text,
    $7::text, coalesce($8::text, e.id::text), $9::text, '{}'::jsonb
  from jsonb_to_recordset($1::jsonb) as e(id uuid, type text, subject text, data jsonb)`

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
      const time = new Date(clock.now()).toISOString()
      const texts: string[] = []
      const envelopes = newEvents.map((event) => {
        const data = checkData(catalog, event)
        const { type, subject } = event
        const envelope = envelop(context, { type, subject, data }, newId(), time)
        const text = encodeJson({ id: envelope.id, type, subject, data })
        checkSize(envelope, text, logger)
        texts.push(text)
        return envelope
      })
      await tx.execute(prepared(INSERT, [`[${texts.join(',')}]`, ...sharedOf(context, time)]))
      onAppended?.(envelopes)
      return envelopes
    },
  }
}

/** As they are in the rows: what PostgreSQL refuses is replaced. */
function sharedOf(context: EventContext, time: string): unknown[] {
  const { organizationId, workspaceId, source, actor, correlationId, causationId } = context
  const said = [source, actor.type, actor.id, correlationId ?? null, causationId ?? null]
  return [organizationId, workspaceId, time, ...(decodeJson(encodeJson(said)) as unknown[])]
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

/** @param text the event without what all of an append have in common */
function checkSize(envelope: EventEnvelope, text: string, logger: Logger): void {
  // A UTF-16 code unit has at most three bytes in UTF-8, and the rest of an envelope takes less than the half.
  if (text.length * 6 <= WARN_BYTES) return
  const { id, type } = envelope
  const bytes = Buffer.byteLength(encodeJson(envelope))
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
