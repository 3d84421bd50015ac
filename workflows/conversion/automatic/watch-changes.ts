import type { Repositories } from '../../deps.ts'
import { ENTITIES } from '../../entities/catalog.ts'
import { conversionRule } from '../../entities/conversion-rule.ts'
import type { EntityEventKind } from '../../registry/entity.ts'
import { eventTypeOf } from '../../registry/events-of.ts'
import type { EventContext, EventEnvelope } from '../../shared/events.ts'
import { conversionCheckRequested, conversionUndone, entityConverted } from '../events.ts'
import type { RuleDeps } from '../rules/load-rule.ts'
import { watchingRules } from './watching-rules.ts'

const KINDS: readonly EntityEventKind[] = ['created', 'updated', 'restored', 'status_changed']

/** What tells of a record that is there and is another than before. Rules themselves are not converted. */
const CHANGES: ReadonlySet<string> = new Set(
  ENTITIES.filter(({ name }) => name !== conversionRule.name).flatMap((entity) =>
    KINDS.map((kind) => eventTypeOf(entity, kind)),
  ),
)
/** After these the rule that they name has nothing more to do with the record. */
const SETTLING: ReadonlySet<string> = new Set([entityConverted.type, conversionUndone.type])

/**
 * At the end of a transaction: asks for a check of each record that it made or changed and that an
 * automatic rule of the workspace looks at. What a conversion itself changed is a change like any other,
 * so that one rule may begin where another ends (`status == "converted"`); only where no rule but the
 * one that just converted the record, or was just undone, looks at it, there is nothing to ask.
 */
export async function watchChanges(
  deps: Pick<RuleDeps, 'cache'>,
  r: Repositories,
  events: readonly EventEnvelope[],
): Promise<void> {
  const changed = new Map<string, EventEnvelope>()
  for (const event of events) if (CHANGES.has(event.type)) changed.set(event.subject, event)
  const [first] = changed.values()
  if (first === undefined) return
  const watching = await watchingRules(deps, r, first)
  if (watching.size === 0) return

  const settled = new Set(events.filter(({ type }) => SETTLING.has(type)).map(pairOf))
  const open = [...changed.values()].filter(({ subject, data }) => {
    const rules = watching.get(String(data['entity'])) ?? []
    return rules.some(({ id }) => !settled.has(`${id}/${subject}`))
  })
  await r.events.append(
    contextOf(first, open),
    open.map(({ subject, data }) => ({
      type: conversionCheckRequested.type,
      subject,
      data: { entity: data['entity'], recordId: subject },
    })),
  )
}

const pairOf = ({ data }: EventEnvelope) => `${data['ruleId']}/${data['sourceRecordId']}`

/** Of the same person and cause as the changes, and of their chain where they are of one. */
function contextOf(first: EventEnvelope, open: readonly EventEnvelope[]): EventContext {
  const { organizationId, workspaceId, actor, correlationId, causationId } = first
  const together = open.every((event) => event.correlationId === correlationId)
  return {
    organizationId,
    workspaceId,
    actor,
    source: 'conversion',
    ...(together ? { correlationId } : {}),
    ...(causationId === undefined ? {} : { causationId }),
  }
}
