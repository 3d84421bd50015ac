import { readConfig } from '../../adapters/config.ts'
import { createPotok } from '../../app.ts'
import { issueApiKey } from '../../db/access/issue-api-key.ts'
import { openKeyring } from '../../db/encryption/open-keyring.ts'
import type { Database } from '../../db/open-database.ts'
import type { Logger } from '../../workflows/shared/runtime.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import { clock, newId } from './ids.ts'
import { quietLogger } from './quiet-logger.ts'

/**
 * The whole app on a database, as `main.ts` wires it, asked in process. Limits are off; events are
 * stored and go nowhere.
 */
export async function openApi(
  database: Database,
  options: { botScope: TenantScope; environment?: Record<string, string>; logger?: Logger },
) {
  const logger = options.logger ?? quietLogger
  const config = readConfig({
    RATE_LIMIT_PER_KEY: '0',
    RATE_LIMIT_PER_ADDRESS: '0',
    RATE_LIMIT_SIGN_IN: '0',
    ...options.environment,
  })
  const potok = createPotok({
    config,
    database,
    clock,
    logger,
    secret: 'a secret that is long enough',
    webhookSecret: 'a-secret-of-the-webhook',
    keyring: await openKeyring(database, { masterKey: new Uint8Array(32).fill(7), clock, logger }),
    telegram: {
      token: '123456:a-token-that-goes-nowhere-at-all-000',
      apiRoot: 'http://127.0.0.1:9/',
    },
    botScope: options.botScope,
    awaitDelivery: false,
    simulator: false,
    engineFetch: async () => Response.json({ ids: [], status: 200 }),
  })
  return {
    ...potok,
    /** An owner's key of the workspace. */
    keyOf: (scope: TenantScope) =>
      database.inTenant(scope, (tx) => issueApiKey(tx, scope, { clock, newId, name: 'Test' })),
  }
}
