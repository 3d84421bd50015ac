import type { Repositories } from '../../deps.ts'
import type { AnyEntity } from '../../registry/entity.ts'
import type { BulkConversion } from './ports.ts'
import { entityNamed } from '../../registry/entity-named.ts'

/** What a bulk conversion converts, as the rule said when it was asked for; null where that is not known. */
export async function sourceOfBulk(
  r: Pick<Repositories, 'ruleVersions'>,
  { ruleId, ruleVersion }: Pick<BulkConversion, 'ruleId' | 'ruleVersion'>,
): Promise<AnyEntity | null> {
  const found = await r.ruleVersions.find(ruleId, ruleVersion)
  const definition = found?.definition as { sourceEntity?: unknown } | null | undefined
  const name = definition?.sourceEntity
  return typeof name === 'string' ? (entityNamed(name) ?? null) : null
}
