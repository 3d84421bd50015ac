import { readConfig } from '../../adapters/config.ts'
import { createPotok } from '../../app.ts'
import { issueApiKey } from '../../db/access/issue-api-key.ts'
import { openKeyring } from '../../db/encryption/open-keyring.ts'
import type { Database } from '../../db/open-database.ts'
import { createEngine } from '../../engine/create-engine.ts'
import { type Answer, type AskApi } from '../../tests/support/ask-api.ts'
import { clock, newId } from '../../tests/support/ids.ts'
import { quietLogger as logger } from '../../tests/support/quiet-logger.ts'
import { createTenant } from '../../tests/support/tenant.ts'

const LOCAL = 'http://potok.bench'
const CHUNK = 100

/**
 * The whole of Potok in this process, as `main.ts` wires it, with its engine or, for what needs no
 * durability, without one. Counts the calls that the engine makes for won deals.
 */
export async function openSagaWorld(
  database: Database,
  { engine: withEngine }: { engine: boolean },
) {
  const scope = await createTenant(database)
  const calls = { dealWon: 0 }
  const fetchApp: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    if (/fnId=potok-deal-won(?:&|$)/.test(request.url)) calls.dealWon += 1
    return potok.app.fetch(request, { inProcess: true })
  }
  const engine = withEngine
    ? await createEngine({ database: database.sql, logger, fetch: fetchApp })
    : null
  const potok = createPotok({
    config: readConfig({ RATE_LIMIT_PER_KEY: '0', RATE_LIMIT_PER_ADDRESS: '0' }),
    database,
    clock,
    logger,
    secret: 'a secret that is long enough',
    webhookSecret: 'a-secret-of-the-webhook',
    keyring: await openKeyring(database, { masterKey: new Uint8Array(32).fill(7), clock, logger }),
    telegram: { token: '123456:a-token-that-goes-nowhere-at-all-000', apiRoot: `${LOCAL}/none/` },
    botScope: scope,
    awaitDelivery: false,
    simulator: false,
    engineFetch: async (input, init) =>
      engine ? engine.fetch(new Request(input, init)) : Response.json({ ids: [], status: 200 }),
  })
  await engine?.start()
  await engine?.sync(`${LOCAL}/api/inngest`)
  const key = await database.inTenant(scope, (tx) =>
    issueApiKey(tx, scope, { clock, newId, name: 'Bench' }),
  )

  const ask: AskApi = async (method, path, body, headers) => {
    const response = await potok.app.request(`${LOCAL}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
    return JSON.parse(text) as never
  }
  return {
    ask,
    calls,
    scope,
    deps: potok.deps,
    prepareDeals: await createDeals(ask),
    close: async () => {
      await potok.relay.idle()
      await engine?.stop()
      await database.close()
    },
  }
}

/** @returns what makes so many deals of two lines that are in stock and one without a product */
async function createDeals(ask: AskApi): Promise<(count: number) => Promise<string[]>> {
  const warehouse = await ask('POST', '/warehouses', { code: 'W', name: 'The warehouse' })
  const products: Answer[] = []
  for (const sku of ['table', 'lamp']) {
    const product = await ask('POST', '/products', { sku, name: sku, price: 1_000_05, taxRate: 12 })
    const move = { kind: 'receipt', warehouseId: warehouse.id, productId: product.id }
    await ask('POST', '/stock/moves', { ...move, quantity: 1_000_000 })
    products.push(product)
  }
  const customer = await ask('POST', '/customers', { name: 'A customer' })
  const items = [
    ...products.map(({ id }) => ({
      productId: id,
      quantity: 2,
      unitPrice: 1_000_05,
      discountPercent: 10,
      taxRate: 12,
    })),
    { title: 'Delivery', quantity: 1, unitPrice: 300_00 },
  ]
  return async (count) => {
    const ids: string[] = []
    while (ids.length < count) {
      const operations = Array.from(
        { length: Math.min(CHUNK, count - ids.length) },
        (_, index) => ({
          create: {
            title: `Deal ${ids.length + index}`,
            stage: 'PROPOSAL',
            customerId: customer.id,
            items,
          },
        }),
      )
      const { results } = await ask('POST', '/deals/bulk', { operations })
      ids.push(...results.map(({ id }) => id))
    }
    return ids
  }
}

export type SagaWorld = Awaited<ReturnType<typeof openSagaWorld>>
