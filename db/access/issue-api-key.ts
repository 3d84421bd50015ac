import type { NewId } from '../../workflows/shared/runtime.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import { born, POTOK, type RepositoryContext, tenantOf } from '../repositories/tenant-rows.ts'
import { apiKeys } from '../schema/access.ts'
import type { Transaction } from '../transaction.ts'
import { generateApiKey, hashApiKey, hintOf } from './api-key.ts'

/**
 * Makes an owner's key for the workspace, in a tenant's or a system transaction.
 * @returns the clear key, for the only time
 */
export async function issueApiKey(
  tx: Transaction,
  scope: TenantScope,
  { clock, newId, name }: Pick<RepositoryContext, 'clock'> & { newId: NewId; name: string },
): Promise<string> {
  const key = generateApiKey()
  await tx.insert(apiKeys).values({
    ...tenantOf(scope),
    ...born(clock, POTOK),
    id: newId(),
    name,
    role: 'owner',
    hint: hintOf(key),
    hash: hashApiKey(key) ?? '',
  })
  return key
}
