import type { Context } from 'hono'
import type { AccessWork } from '../../workflows/access/access-work.ts'
import type { Deps } from '../../workflows/deps.ts'
import type { ApiEnv } from './authenticate.ts'
import { write, type Answer } from './write.ts'

/** A change of access as one transaction of the caller's. What was cached of it is dropped after the commit. */
export async function changeAccess(
  deps: Deps,
  c: Context<ApiEnv>,
  work: (access: AccessWork) => Promise<Answer>,
): Promise<never> {
  const caller = c.get('caller')
  const response = await write(deps, c, (r, context) => work({ deps, r, context, caller }))
  deps.cache.invalidate(caller, 'permissions')
  return response as never
}
