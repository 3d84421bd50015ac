import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open-database.ts'
import { ENTITIES } from '../../../workflows/entities/catalog.ts'
import { slugOf } from '../../../workflows/registry/paths.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { openTestDatabase } from '../../support/database.ts'
import { fillWorkspace, validBodies, type Filled } from '../../support/fill-workspace.ts'
import { newId } from '../../support/ids.ts'
import { openApi } from '../../support/open-api.ts'
import { operationsOf, type Document, type Operation } from '../../support/operations.ts'
import { createTenant } from '../../support/tenant.ts'
import { textOf } from '../../support/text-of.ts'

/** Routes for whoever has no credentials. Adding one here is a decision. */
const PUBLIC = /^\/api\/v1\/(auth\/(token|refresh|logout|accept-invitation)|openapi\.json)$/
/** Asked with POST, and changing nothing, or nothing but the caller's own. */
const HARMLESS =
  /^\/api\/v1\/(auth\/[\w-]+|me\/[\w/{}-]+|users\/check-permissions|audit\/verify|schema\/suggest-mapping)$/
/** Of the organization, so seen from each of its workspaces. */
const OF_THE_ORGANIZATION = /\/(workspaces|tenants)\//

/**
 * I22, generated: the walk is over the OpenAPI document of the real app, so a new route is in it
 * without a line here. B is another organization; C is another workspace of A's organization.
 */
describe('the routes of the API (I22)', () => {
  let database: Database
  let api: Awaited<ReturnType<typeof openApi>>
  let document: Document
  let operations: Operation[]
  const scopes: Record<'a' | 'b' | 'c', TenantScope> = {} as never
  const records: Record<'a' | 'b' | 'c', Filled> = {} as never
  const keys: Record<'a' | 'b' | 'c' | 'viewer', string> = {} as never
  const before: Record<'b' | 'c', string> = {} as never

  beforeAll(async () => {
    database = await openTestDatabase()
    scopes.a = await createTenant(database)
    scopes.b = await createTenant(database)
    scopes.c = { ...scopes.a, workspaceId: newId() }
    const { organizationId, workspaceId } = scopes.c
    await database.sql.query(
      `insert into workspaces (organization_id, id, name, slug, created_by, updated_by)
       values ($1, $2, 'Second', 'second', 'system:test', 'system:test')`,
      [organizationId, workspaceId],
    )
    api = await openApi(database, { botScope: scopes.a })
    document = (await (await api.app.request('/api/v1/openapi.json')).json()) as Document
    operations = operationsOf(document)
    for (const name of ['a', 'b', 'c'] as const) {
      keys[name] = await api.keyOf(scopes[name])
      records[name] = await fillWorkspace(api, document, operations, scopes[name], keys[name])
    }
    const viewer = await ask('a', 'POST', '/api/v1/api-keys', { name: 'Viewer', role: 'viewer' })
    keys.viewer = ((await viewer.json()) as { key: string }).key
    before.b = await dump(scopes.b)
    before.c = await dump(scopes.c)
  }, 120_000)
  afterAll(() => database.close())

  const ask = async (who: keyof typeof keys | null, method: string, path: string, body?: unknown) =>
    api.app.request(path, {
      method,
      headers: {
        ...(who ? { authorization: `Bearer ${keys[who]}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  /** Everything of a workspace, in every table. */
  async function dump(scope: TenantScope): Promise<string> {
    const tables = await database.sql.query<{ name: string }>(
      `select relname as name from pg_class c join pg_attribute on attrelid = c.oid
       where relkind = 'r' and relnamespace = 'public'::regnamespace
         and attname = 'workspace_id' order by 1`,
    )
    const rows = tables.map(({ name }) =>
      database.sql.query<{ rows: unknown }>(
        `select coalesce(jsonb_agg(to_jsonb(t) - 'last_used_at' - 'delivered_at' - 'claimed_by' - 'claimed_until' - 'attempts' order by to_jsonb(t)::text), '[]') as rows
         from ${name} t where organization_id = $1 and workspace_id = $2`,
        [scope.organizationId, scope.workspaceId],
      ),
    )
    return JSON.stringify(await Promise.all(rows))
  }

  /** The path with a record of that workspace in place of each parameter. */
  function pathIn({ path, collection, name }: Operation, of: 'a' | 'b' | 'c'): string {
    return path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => {
      const known: Record<string, string | undefined> = {
        id: records[of].get(collection),
        recordId: records[of].get('leads'),
        version: '1',
        number: '1',
        changeId: records[of].get('carousel-changes'),
        entityType: 'lead',
        tenantId: of === 'b' ? scopes.b.organizationId : scopes.c.workspaceId,
      }
      const id = known[parameter]
      if (id === undefined) throw new Error(`${name}: no record to try {${parameter}} with`)
      return id
    })
  }
  const withIds = () => operations.filter(({ path }) => /\{\w*[iI]d\}/.test(path))
  /**
   * What the route says to input that is in order. The schema does not tell every rule, so inputs are
   * tried until one is not refused for what is in it.
   */
  async function answerTo(operation: Operation, who: keyof typeof keys | null, path: string) {
    const bodies = validBodies(operation, document, records.a)
    const isChange = operation.method === 'PATCH'
    const inputs = bodies.map((body) => (isChange ? { ...body, version: 1 } : body))
    let answer = await ask(who, operation.method, path, inputs.shift())
    for (const input of inputs) {
      if (answer.status !== 400) break
      answer = await ask(who, operation.method, path, input)
    }
    return answer
  }
  /** What was not as it should be, by route; all of it at once is easier to read. */
  async function surprises(
    routes: readonly Operation[],
    look: (operation: Operation) => Promise<string | null>,
  ) {
    const found: string[] = []
    for (const operation of routes) {
      const surprise = await look(operation)
      if (surprise) found.push(`${operation.name}: ${surprise}`)
    }
    return found
  }
  /** Every field that names another record, of every entity that callers make, and of its items. */
  const references = () =>
    ENTITIES.filter((entity) =>
      operations.some(({ name }) => name === `POST /api/v1/${slugOf(entity)}`),
    ).flatMap((entity) => {
      const own = Object.entries(entity.fields).map(([name, field]) => [name, name, field] as const)
      const items = Object.entries(entity.items?.fields ?? {}).map(
        ([name, field]) => [name, `items[0].${name}`, field] as const,
      )
      return [...own, ...items].flatMap(([field, path, declared]) => {
        const target = ENTITIES.find(({ name }) => name === declared.references)
        const isSet = declared.readOnly || (path !== field && entity.items?.readOnly)
        return target && !isSet ? [{ entity, field, path, target: slugOf(target) }] : []
      })
    })
  const unless = async (status: number, response: Response) =>
    response.status === status
      ? null
      : `${response.status} ${(await response.text()).slice(0, 200)}`

  test('are all there, and each has a record to be tried with', () => {
    expect(operations.length).toBeGreaterThan(100)
    for (const of of ['a', 'b', 'c'] as const) {
      expect(withIds().filter((operation) => !pathIn(operation, of))).toEqual([])
    }
  })

  test("answer 404 to another organization's ids", async () => {
    const found = await surprises(withIds(), async (operation) =>
      unless(404, await answerTo(operation, 'a', pathIn(operation, 'b'))),
    )
    expect(found).toEqual([])
  })

  test('answer 404 to ids of another workspace of the same organization', async () => {
    const routes = withIds().filter(({ path }) => !OF_THE_ORGANIZATION.test(path))
    const found = await surprises(routes, async (operation) =>
      unless(404, await answerTo(operation, 'a', pathIn(operation, 'c'))),
    )
    expect(found).toEqual([])
  })

  test("refuse another tenant's ids inside bodies, naming the field", async () => {
    const found: string[] = []
    for (const { entity, field, path, target } of references()) {
      const create = operations.find(({ name }) => name === `POST /api/v1/${slugOf(entity)}`)
      if (!create) throw new Error(`There is no route to make a ${entity.name}`)
      for (const of of ['b', 'c'] as const) {
        const id = records[of].get(target)
        if (id === undefined) throw new Error(`${entity.name}.${path}: no ${target} to try it with`)
        const outcomes = new Set<string>()
        for (const valid of validBodies(create, document, records.a)) {
          const part = { [field]: id }
          const [item] = (valid['items'] ?? []) as object[]
          if (path !== field && !item) continue
          const body = { ...valid, ...(path === field ? part : { items: [{ ...item, ...part }] }) }
          const response = await ask('a', 'POST', create.path, body)
          const answer = (await response.json()) as { errors?: { field: string; rule: string }[] }
          const named = answer.errors?.find((error) => error.field === path)
          outcomes.add(named ? `400 ${named.rule}` : `${response.status}`)
          if (named || response.ok) break
        }
        if (![...outcomes].some((outcome) => /that exists/.test(outcome))) {
          found.push(`${entity.name}.${path}: ${[...outcomes].join(', ')}`)
        }
      }
    }
    expect(found).toEqual([])
  })

  test("never show another tenant's rows in lists and exports", async () => {
    const strange = [
      ...records.b.values(),
      ...records.c.values(),
      scopes.b.organizationId,
      scopes.b.workspaceId,
    ]
    const lists = operations.filter(({ method, path }) => method === 'GET' && !path.includes('{'))
    const found = await surprises(lists, async (operation) => {
      const shown = await textOf(await ask('a', 'GET', operation.path))
      const seen = strange.filter((id) => shown.includes(id))
      const ofOrganization = operation.collection === 'workspaces'
      return seen.length === 0 ||
        (ofOrganization && !seen.some((id) => [...records.b.values()].includes(id)))
        ? null
        : `shows ${seen.join(', ')}`
    })
    expect(found).toEqual([])
  })

  test('left the rows of the others as they were', async () => {
    expect((await dump(scopes.b)) === before.b).toBe(true)
    expect((await dump(scopes.c)) === before.c).toBe(true)
  })

  test('answer 401 to whoever has no credentials, but for the public ones', async () => {
    const routes = operations.filter(({ path }) => !PUBLIC.test(path))
    const found = await surprises(routes, async (operation) =>
      unless(401, await ask(null, operation.method, pathIn(operation, 'a'))),
    )
    expect(found).toEqual([])
  })

  test('answer 403 to every write of a viewer, whatever is in it', async () => {
    const writes = operations.filter(({ method, path }) => method !== 'GET' && !HARMLESS.test(path))
    const found = await surprises(writes, async (operation) =>
      unless(403, await ask('viewer', operation.method, pathIn(operation, 'a'), {})),
    )
    expect(found).toEqual([])
  })
})
