import type { Context } from 'hono'
import type { AccessWork } from '../../workflows/access/access-work.ts'
import type { Deps } from '../../workflows/deps.ts'
import type { ApiEnv } from './authenticate.ts'
import { write, type Answer, type Answered } from './write.ts'

/** A change of access as one transaction of the caller's. */
export function changeAccess(
  deps: Deps,
  c: Context<ApiEnv>,
  work: (access: AccessWork) => Promise<Answer>,
): Promise<Answered> {
  const caller = c.get('caller')
  return write(deps, c, (r, context) => work({ deps, r, context, caller }))
}
