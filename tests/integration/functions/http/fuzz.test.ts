import { expect, test } from 'vitest'
import { openTestDatabase } from '../../../support/database.ts'
import { runFuzz } from '../../../support/fuzz/run-fuzz.ts'
import { openApi } from '../../../support/open-api.ts'
import type { Document } from '../../../support/operations.ts'
import { createTenant } from '../../../support/tenant.ts'

test('no generated request gets a 5xx or an error that is no problem+json (I31)', async () => {
  const database = await openTestDatabase()
  const scope = await createTenant(database)
  const api = await openApi(database, { botScope: scope })
  const { findings, requests } = await runFuzz({
    document: (await (await api.app.request('/api/v1/openapi.json')).json()) as Document,
    send: async (request) => api.app.fetch(request),
    credential: () => api.keyOf(scope),
    requests: 300,
    seed: 20_261_121,
    foreign: [],
  })
  expect(findings).toEqual([])
  expect(requests).toBeGreaterThan(250)
  expect((await api.app.request('/health/ready')).status).toBe(200)
  await database.close()
}, 120_000)
