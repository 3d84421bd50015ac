import type { AnyEntity, EntityRecord } from '../../registry/entity.ts'
import type { Written } from '../../registry/tell.ts'
import { AppError } from '../../shared/errors.ts'
import type { Conversion } from '../ports.ts'
import type { Batch, Plan, PlannedTarget } from './batch.ts'
import type { CompiledTarget } from '../mapping/compiled-rule.ts'
import { conversionOf } from './conversion-of.ts'
import { ownCreationOf } from './own-creation.ts'

/** What the plans came to. */
export interface Carried {
  written: { entity: AnyEntity; records: Written[] }[]
  /** In the order of the plans, with the values of encrypted fields in clear. */
  conversions: Conversion[]
}

/**
 * Carries out plans: one statement for the new records of each target and one for the changed ones, one for
 * the sources, two for the conversions.
 * @throws AppError `conflict` when somebody was faster
 */
export async function writePlans(batch: Batch, plans: readonly Plan[]): Promise<Carried> {
  const { r, compiled } = batch
  const written: Carried['written'] = []
  const after = new Map<string, EntityRecord>()
  const remember = (entity: AnyEntity, records: Written[]) => {
    if (records.length > 0) written.push({ entity, records })
    for (const record of records) after.set(`${entity.name}#${record.after.id}`, record.after)
  }
  for (const target of compiled.targets) {
    const planned = plans.flatMap(({ targets }) =>
      targets.filter(({ compiled: of, values }) => of === target && values !== null),
    )
    remember(target.entity, await insert(batch, target.entity, planned))
    remember(target.entity, await update(batch, target.entity, planned))
    for (const record of await makeOwn(batch, target, plans)) {
      after.set(`${target.entity.name}#${record.id}`, record)
    }
  }
  const changes = plans.flatMap(({ source, sourceValues: values }) =>
    values ? [{ before: source, values }] : [],
  )
  const sources = await r.records.update(compiled.source, changes)
  remember(compiled.source, asUpdates(changes, sources))

  const conversions = plans.map((plan) => conversionOf(batch, plan, after))
  await r.conversions.insert(conversions)
  return { written, conversions }
}

async function insert(
  { r }: Batch,
  entity: AnyEntity,
  planned: readonly PlannedTarget[],
): Promise<Written[]> {
  const records = planned.flatMap(({ before, recordId, values }) =>
    before === null && values ? [{ id: recordId, ...values }] : [],
  )
  const made = await r.records.insert(entity, records)
  return made.map((after) => ({ kind: 'created', after }))
}

/** Made by workflows of their own, which also tell of them: one after the other. */
async function makeOwn(
  { deps, r, context }: Batch,
  target: CompiledTarget,
  plans: readonly Plan[],
): Promise<EntityRecord[]> {
  const own = ownCreationOf(target.entity)
  if (own === null) return []
  const made: EntityRecord[] = []
  for (const { compiled, recordId, input } of plans.flatMap(({ targets }) => targets)) {
    if (compiled !== target || input === null) continue
    made.push(await own.make(deps, r, context, input, recordId))
  }
  return made
}

async function update(
  { r }: Batch,
  entity: AnyEntity,
  planned: readonly PlannedTarget[],
): Promise<Written[]> {
  const changes = planned.flatMap(({ before, values }) =>
    before && values ? [{ before, values }] : [],
  )
  return asUpdates(changes, await r.records.update(entity, changes))
}

function asUpdates(
  changes: readonly { before: EntityRecord }[],
  records: readonly EntityRecord[],
): Written[] {
  return changes.map(({ before }, index) => {
    const after = records[index]
    if (after === undefined) throw new AppError('internal', 'A record was not written')
    return { kind: 'updated', before, after }
  })
}
