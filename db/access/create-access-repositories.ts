import type { AccessRepositories } from '../../workflows/access/ports.ts'
import type { NewId } from '../../workflows/shared/runtime.ts'
import type { RepositoryContext } from '../repositories/tenant-rows.ts'
import type { Transaction } from '../transaction.ts'
import { createApiKeyRepository } from './create-api-key-repository.ts'
import { createAuthSessionRepository } from './create-auth-session-repository.ts'
import { createLinkAttempts } from './create-link-attempts.ts'
import { createMemberRepository } from './create-member-repository.ts'
import { createRoleRepository } from './create-role-repository.ts'
import { createUserRepository } from './create-user-repository.ts'
import { createWorkspaceRepository } from './create-workspace-repository.ts'

/** People and what they may do, within one tenant transaction. */
export function createAccessRepositories(
  tx: Transaction,
  context: RepositoryContext & { newId: NewId },
): AccessRepositories {
  return {
    users: createUserRepository(tx, context),
    members: createMemberRepository(tx, context),
    roles: createRoleRepository(tx, context),
    apiKeys: createApiKeyRepository(tx, context),
    workspaces: createWorkspaceRepository(tx, context),
    sessions: createAuthSessionRepository(tx, context),
    linkAttempts: createLinkAttempts(tx, context),
  }
}
