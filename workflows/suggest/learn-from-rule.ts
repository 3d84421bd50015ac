import type { Repositories } from '../deps.ts'
import type { ConversionRule } from '../conversion/rules/rule.ts'

type Learned = Pick<ConversionRule, 'sourceEntity' | 'targets'>

/**
 * A saved rule counts as accepting its pairs of fields. Called in the transaction that saves it; with the
 * rule as it was `before`, only pairs that are new count.
 */
export async function learnFromRule(
  r: Pick<Repositories, 'mappingFeedback'>,
  rule: Learned,
  before?: Learned,
): Promise<void> {
  const known = new Set(before ? pairsOf(before).map(keyOf) : [])
  await r.mappingFeedback.record(pairsOf(rule).filter((pair) => !known.has(keyOf(pair))))
}

function pairsOf({ sourceEntity, targets }: Learned) {
  return targets.flatMap(({ entity: targetEntity, mappings }) =>
    mappings.flatMap(({ to, field, items = [] }) =>
      field === undefined
        ? []
        : [
            { sourceField: field, targetField: to },
            ...items.flatMap((item) =>
              item.field === undefined
                ? []
                : [{ sourceField: `items.${item.field}`, targetField: `items.${item.to}` }],
            ),
          ].map((pair) => ({ sourceEntity, targetEntity, ...pair, accepted: true })),
    ),
  )
}

const keyOf = (pair: Record<string, unknown>): string =>
  JSON.stringify([pair['targetEntity'], pair['sourceField'], pair['targetField']])
