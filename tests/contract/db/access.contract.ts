import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootstrap } from '../../../db/access/bootstrap.ts'
import { createAuthenticate } from '../../../db/access/create-authenticate.ts'
import { generateApiKey } from '../../../db/access/api-key.ts'
import type { Database } from '../../../db/open-database.ts'
import { PERMISSIONS } from '../../../workflows/access/permissions.ts'
import { clock, newId } from '../../support/ids.ts'
import type { Harness } from './harness.ts'

/** Whose credential it is, where tokens and outside issuers play no part. */
const authenticateAt = (database: Database, at: number) =>
  createAuthenticate(database, {
    clock: { now: () => at },
    verifyToken: () => Promise.resolve(null),
    admitOutsider: () => Promise.resolve(),
  })

/** The first start, and whose key it is. */
export function accessContract(harness: Harness): void {
  describe('access', () => {
    let database: Database
    beforeAll(async () => {
      database = await harness.open()
    })
    afterAll(() => database.close())
    const authenticate = (key: string, at = Date.now()) => authenticateAt(database, at)(key)

    test('a first start whose key could not be kept makes nothing', async () => {
      const keepKey = () => Promise.reject(new Error('disk full'))
      await expect(bootstrap(database, { clock, newId, keepKey })).rejects.toThrow('disk full')
    })

    test('instances that start together make one workspace and one key; a key opens it', async () => {
      const kept: string[] = []
      const keepKey = async (key: string) => void kept.push(key)
      const starts = await Promise.all(
        Array.from({ length: 4 }, () => bootstrap(database, { clock, newId, keepKey })),
      )
      expect(new Set(starts.map(({ scope }) => scope.workspaceId)).size).toBe(1)
      expect(starts.flatMap(({ apiKey }) => apiKey ?? [])).toEqual(kept)
      expect(kept).toHaveLength(1)
      const again = await bootstrap(database, { clock, newId, keepKey })
      expect(again).toEqual({ scope: starts[0]?.scope, apiKey: null })

      expect(kept[0]).toMatch(/^pk_[\w-]{43}$/)
      expect(await authenticate(kept[0] ?? '')).toEqual({
        ...again.scope,
        actor: { type: 'api_key', id: expect.any(String) as string },
        permissions: new Set(PERMISSIONS.keys()),
      })
    })

    test('the clear key is nowhere in the database', async () => {
      let key = ''
      const other = await harness.open()
      await bootstrap(other, { clock, newId, keepKey: (made) => void (key = made) })
      const rows = await other.inSystem((tx) =>
        tx.execute('select to_jsonb(k)::text as row from api_keys k'),
      )
      expect(JSON.stringify(rows)).not.toContain(key.slice(10))
      await other.close()
    })

    test('unknown and malformed keys are nobody', async () => {
      for (const key of [generateApiKey(), '', 'pk_', 'x'.repeat(100_000), `pk_' or '1'='1`]) {
        expect(await authenticate(key)).toBeNull()
      }
    })

    test('an expired or revoked key is nobody', async () => {
      const fresh = await harness.open()
      const { apiKey, scope } = await bootstrap(fresh, { clock, newId })
      const whose = (now: number) => authenticateAt(fresh, now)(apiKey ?? '')
      const set = (change: string) =>
        fresh.inTenant(scope, (tx) => tx.execute(`update api_keys set ${change}`))
      await set(`expires_at = '2030-01-01T00:00:00Z'`)
      expect(await whose(Date.parse('2029-12-31T23:59:59Z'))).not.toBeNull()
      expect(await whose(Date.parse('2030-01-01T00:00:00Z'))).toBeNull()
      await set(`expires_at = null, revoked_at = now()`)
      expect(await whose(Date.now())).toBeNull()
      await fresh.close()
    })
  })
}
