import { changedValues, parseChange } from '../../registry/changed-values.ts'
import { changedNames, valuesOf } from '../../registry/differences.ts'
import { attemptRow } from '../../registry/row-report.ts'
import { AppError } from '../../shared/errors.ts'
import { type Batch, type Plan, refuse, spoken } from './batch.ts'

/** Decides what becomes of the record itself, such as its status. */
export function planSource({ compiled, around, now }: Batch, plan: Plan): void {
  if (plan.refusal || compiled.rule.sourceChanges.length === 0) return
  const { source: entity } = compiled
  const surroundings = around.get(entity)
  if (!surroundings) throw new AppError('internal', `Nothing is known around ${entity.name}`)
  const { source, records } = plan
  const values = attemptRow(() => {
    const { input, errors } = compiled.changeSource({ source, now, records })
    if (errors.length > 0) throw new AppError('invalid_input', 'Not mapped', { fields: errors })
    const change = parseChange(entity, { version: source.version, ...input }, surroundings)
    // Being converted is a move that only conversions make.
    const { status } = entity
    const internal = status?.converted !== undefined && input[status.field] === status.converted
    return changedValues(entity, source, change, { ...surroundings, internal })
  })
  if ('errors' in values) {
    const fields = values.errors.map(({ field, rule }) => ({ field: ofSource(field), rule }))
    return refuse(plan, 'conflict', `The ${spoken(entity)} cannot become so`, fields)
  }
  if (changedNames(valuesOf(entity, source), values.value).length > 0) {
    plan.sourceValues = values.value
  }
}

const ofSource = (field: string) => (field.startsWith('source.') ? field : `source.${field}`)
