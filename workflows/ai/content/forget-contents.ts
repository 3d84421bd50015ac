import type { Deps } from '../../deps.ts'

/** Milliseconds after which the words are forgotten; what they cost stays. */
const KEPT_FOR = 180 * 86_400_000
const CHUNK = 500

/** Empties what was asked of the assistant long ago in every workspace of the organization. @returns how many */
export async function forgetContents(
  deps: Pick<Deps, 'inTenant' | 'clock' | 'botScope' | 'workspaceIdsOf'>,
): Promise<number> {
  const { organizationId } = await deps.botScope()
  const before = deps.clock.now() - KEPT_FOR
  let forgotten = 0
  for (const workspaceId of await deps.workspaceIdsOf(organizationId)) {
    const scope = { organizationId, workspaceId }
    for (let chunk = CHUNK; chunk === CHUNK; forgotten += chunk) {
      chunk = await deps.inTenant(scope, (r) => r.aiContents.forgetBefore(before, CHUNK))
    }
  }
  return forgotten
}
