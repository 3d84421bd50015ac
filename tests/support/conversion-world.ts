import { createMemoryCache } from '../../adapters/cache/create-memory-cache.ts'
import { createExpressions } from '../../adapters/expressions/create-expressions.ts'
import { createFormats } from '../../adapters/formats/create-formats.ts'
import { invalidateStale } from '../../db/cache/invalidate-stale.ts'
import { createInTenant } from '../../db/create-in-tenant.ts'
import { openKeyring } from '../../db/encryption/open-keyring.ts'
import type { Database } from '../../db/open-database.ts'
import { PERMISSIONS } from '../../workflows/access/permissions.ts'
import {
  type ConvertRecords,
  convertRecords,
} from '../../workflows/conversion/execute/convert-records.ts'
import { executeConversion } from '../../workflows/conversion/execute/execute-conversion.ts'
import { previewConversion } from '../../workflows/conversion/execute/preview-conversion.ts'
import { undoConversion } from '../../workflows/conversion/execute/undo-conversion.ts'
import { createRule } from '../../workflows/conversion/rules/create-rule.ts'
import { type RuleDeps, loadRule } from '../../workflows/conversion/rules/load-rule.ts'
import type { RuleInput } from '../../workflows/conversion/rules/rule-schema.ts'
import type { Deps, Repositories } from '../../workflows/deps.ts'
import { lead } from '../../workflows/entities/lead.ts'
import { EVENT_CATALOG } from '../../workflows/event-catalog.ts'
import { createRecord } from '../../workflows/registry/create-record.ts'
import type { AnyEntity, EntityRecord } from '../../workflows/registry/entity.ts'
import type { WriteOptions } from '../../workflows/registry/schemas.ts'
import type { EventContext } from '../../workflows/shared/events.ts'
import { allRecords } from '../../workflows/shared/find-record.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import { openTestDatabase } from './database.ts'
import { clock, newId } from './ids.ts'
import { quietLogger as logger } from './quiet-logger.ts'
import { createTenant } from './tenant.ts'

/** Rules and conversions on a database, by somebody who may do everything; nothing happens by itself. */
export async function openConversionWorld(given?: Database) {
  const database = given ?? (await openTestDatabase())
  const masterKey = new Uint8Array(32).fill(7)
  const keyring = await openKeyring(database, { masterKey, clock, logger })
  const cache = createMemoryCache({ clock, logger })
  const inTenant = createInTenant(database, {
    catalog: EVENT_CATALOG,
    clock,
    newId,
    logger,
    keyring,
    onCommitted: (events) => invalidateStale(cache, events),
  })
  const expressions = createExpressions()
  const formats = createFormats()
  const deps = { clock, newId, logger, cache, inTenant, expressions, formats }
  const permissions: ReadonlySet<string> = new Set(PERMISSIONS.keys())
  return {
    database,
    deps,
    open: async () => workspaceOf(deps, permissions, await createTenant(database)),
    close: () => database.close(),
  }
}

type WorldDeps = RuleDeps & Pick<Deps, 'inTenant' | 'logger'>
export type ConversionWorkspace = ReturnType<typeof workspaceOf>

let names = 0

function workspaceOf(deps: WorldDeps, permissions: ReadonlySet<string>, scope: TenantScope) {
  const context: EventContext = {
    ...scope,
    actor: { type: 'user', id: newId() },
    source: 'test',
  }
  const within = <T>(work: (r: Repositories) => Promise<T>) => deps.inTenant(context, work)
  const make = (entity: AnyEntity, input: object, options?: WriteOptions): Promise<EntityRecord> =>
    within((r) => createRecord(deps, r, context, entity, input, options))
  return {
    scope,
    context,
    within,
    make,
    lead: (input: object = {}) => make(lead, { name: 'Aigerim', ...input }),
    find: (entity: AnyEntity, id: string) => within((r) => r.records.find(entity, id)),
    all: (entity: AnyEntity) => within((r) => allRecords(r, entity, { conditions: [] })),
    /** A lead becomes a customer, unless it says otherwise. */
    makeRule: (input: Partial<RuleInput> = {}) =>
      within((r) =>
        createRule(
          deps,
          r,
          context,
          { permissions },
          {
            name: `Rule ${names++}`,
            sourceEntity: 'lead',
            ...(input.targets
              ? {}
              : { targetEntity: 'customer', mappings: [{ to: 'name', field: 'name' }] }),
            ...input,
          },
        ),
      ),
    rule: (ruleId: string) => within(async (r) => (await loadRule(deps, r, scope, ruleId)).rule),
    convert: (ruleId: string, sourceRecordId: string) =>
      executeConversion(deps, context, { ruleId, sourceRecordId, type: 'manual' }),
    /** Many in one transaction, as in bulk. */
    convertAll: (
      ruleId: string,
      recordIds: readonly string[],
      more: Partial<ConvertRecords> = {},
    ) =>
      within(async (r) => {
        const compiled = await loadRule(deps, r, scope, ruleId)
        return convertRecords(deps, r, context, { compiled, recordIds, type: 'manual', ...more })
      }),
    preview: (rule: string, sourceRecordId: string) =>
      previewConversion(deps, context, { rule, sourceRecordId }),
    undo: (conversionId: string) => within((r) => undoConversion(deps, r, context, conversionId)),
  }
}
