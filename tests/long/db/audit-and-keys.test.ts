import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createInTenant } from '../../../db/create-in-tenant.ts'
import { createFieldCipher, keyIdOf } from '../../../db/encryption/create-field-cipher.ts'
import { createKeyring } from '../../../db/encryption/create-keyring.ts'
import { createEncryptionRepository } from '../../../db/encryption/create-encryption-repository.ts'
import { type Database, openDatabase } from '../../../db/open-database.ts'
import { requestRotation } from '../../../workflows/encryption/request-rotation.ts'
import { rotateKeys } from '../../../workflows/encryption/rotate-keys.ts'
import { employee } from '../../../workflows/entities/employee.ts'
import { EVENT_CATALOG } from '../../../workflows/event-catalog.ts'
import { createWorkspaceIdsOf } from '../../../db/encryption/create-workspace-ids-of.ts'
import { verifyTrail } from '../../../workflows/audit/verify-trail.ts'
import { clock, newId } from '../../support/ids.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts'
import { quietLogger as logger } from '../../support/quiet-logger.ts'
import { createTenant } from '../../support/tenant.ts'

describe.skipIf(!hasPostgres())('on a real PostgreSQL', () => {
  let server: PostgresServer
  let database: Database
  beforeAll(async () => {
    server = await startPostgres()
    database = await openDatabase({ url: await server.createDatabase(), poolSize: 20, logger })
  }, 60_000)
  afterAll(async () => {
    await database.close()
    await server.stop()
  })

  test('16 writers with 50 transactions each make one chain without gaps and forks (I25)', async () => {
    const scope = await createTenant(database)
    const inTenant = createInTenant(database, { catalog: [], clock, newId, logger })
    let committed = 0
    const transaction = (writer: number, index: number) =>
      inTenant({ ...scope, actor: { type: 'user', id: `writer-${writer}` } }, async (r) => {
        const rows = 1 + ((writer + index) % 3)
        for (let row = 0; row < rows; row += 1) {
          r.audit.record({
            action: 'updated',
            entity: 'lead',
            recordId: newId(),
            before: { index },
            after: { index: index + 1, row },
          })
        }
        if ((writer * 7 + index) % 4 === 0) throw new Error('taken back')
        return rows
      })
    const verifications: Promise<{ valid: boolean }>[] = []
    await Promise.all(
      Array.from({ length: 16 }, async (_, writer) => {
        for (let index = 0; index < 50; index += 1) {
          const rows = await transaction(writer, index).catch((error: Error) => {
            expect(error.message).toBe('taken back')
            return 0
          })
          committed += rows
          if (writer === 0 && index % 10 === 0) verifications.push(verifyTrail({ inTenant }, scope))
        }
      }),
    )

    const found = await verifyTrail({ inTenant }, scope)
    expect(found).toMatchObject({ valid: true, rows: committed, head: { sequence: committed } })
    for (const { valid } of await Promise.all(verifications)) expect(valid).toBe(true)
  }, 120_000)

  test('16 first writers of an encrypted field make one key (I26)', async () => {
    const scope = await createTenant(database)
    const masterKey = randomBytes(32)
    const texts = await Promise.all(
      Array.from({ length: 16 }, () =>
        database.inTenant(scope, (tx) =>
          createFieldCipher(tx, {
            scope,
            keyring: createKeyring({ masterKey, clock }),
            clock,
            newId,
          }).encrypt('KZ86', { column: 'employees.iban', recordId: scope.workspaceId }),
        ),
      ),
    )
    expect(new Set(texts.map(keyIdOf)).size).toBe(1)
  }, 60_000)

  test('a rotation waits for everyone who writes under the old key; nobody does after it (I26)', async () => {
    const scope = await createTenant(database)
    const keyring = createKeyring({ masterKey: randomBytes(32), clock })
    const place = { column: 'employees.iban', recordId: scope.workspaceId }
    const order: string[] = []
    const write = (pause: Promise<void>) =>
      database.inTenant(scope, async (tx) => {
        const cipher = createFieldCipher(tx, { scope, keyring, clock, newId })
        const text = await cipher.encrypt('KZ86', place)
        await pause
        order.push('wrote')
        return keyIdOf(text)
      })
    const rotate = () =>
      database.inTenant(scope, async (tx) => {
        const options = { scope, keyring, clock, newId }
        const cipher = createFieldCipher(tx, options)
        const { keyId } = await createEncryptionRepository(tx, { ...options, cipher }).start(
          newId(),
        )
        order.push('rotated')
        return keyId
      })

    const first = await write(Promise.resolve())
    order.length = 0
    const gate = Promise.withResolvers<void>()
    const early = write(gate.promise)
    await untilLocked()
    const rotation = rotate()
    await untilWaiting()
    // These may still join the writers that the rotation waits for, or come after it.
    const others = Array.from({ length: 8 }, () => write(Promise.resolve()))
    gate.resolve()
    const keyId = await rotation
    const used = [await early, ...(await Promise.all(others))]
    expect(used[0]).toBe(first)
    expect(used.every((key) => key === first || key === keyId)).toBe(true)
    const under = used.filter((key) => key === first).length
    expect(order.indexOf('rotated')).toBe(under)
    expect(await write(Promise.resolve())).toBe(keyId)
  }, 60_000)

  test('a rotation loses no change that is made while it runs (I26)', async () => {
    const scope = await createTenant(database)
    const keyring = createKeyring({ masterKey: randomBytes(32), clock })
    const inTenant = createInTenant(database, {
      catalog: EVENT_CATALOG,
      clock,
      newId,
      logger,
      keyring,
    })
    const context = { ...scope, actor: { type: 'user', id: 'u' } as const, source: 'test' }
    const valuesOf = (iban: string) => ({
      fields: {
        ...Object.fromEntries(Object.keys(employee.fields).map((name) => [name, null])),
        name: 'Aida',
        salaryPeriod: 'month',
        status: 'active',
        iban,
      },
      customFields: {},
      metadata: {},
    })
    const ids = Array.from({ length: 300 }, () => newId())
    await inTenant(scope, (r) =>
      r.records.insert(
        employee,
        ids.map((id) => ({ id, ...valuesOf('KZ00FIRST') })),
      ),
    )
    const rotation = await inTenant(context, (r) => requestRotation({ newId }, r, context))
    const written = new Map<string, string>()
    const writer = async (offset: number) => {
      for (let index = offset; index < ids.length; index += 12) {
        const id = ids[index] ?? ''
        await inTenant(scope, async (r) => {
          const before = await r.records.find(employee, id, { lock: true })
          if (!before) throw new Error('no employee')
          await r.records.update(employee, [{ before, values: valuesOf(`KZ00CHANGED${index}`) }])
        })
        written.set(id, `KZ00CHANGED${index}`)
      }
    }
    const [outcome] = await Promise.all([
      rotateKeys(
        {
          inTenant,
          permissionsOf: async () => new Set(['encryption:rotate']),
          workspaceIdsOf: createWorkspaceIdsOf(database),
        },
        { rotationId: rotation.id, context, step: { run: (_, work) => work() } },
      ),
      ...[0, 1, 2, 3].map(writer),
    ])
    expect(outcome).toBe('completed')
    await inTenant(scope, async (r) => {
      for (const { id, iban } of await r.records.findMany(employee, ids)) {
        expect(iban).toBe(written.get(id) ?? 'KZ00FIRST')
      }
      expect(await r.encryption.keys()).toMatchObject([
        { purpose: 'data', status: 'retired' },
        { purpose: 'index', status: 'active' },
        { id: rotation.keyId, status: 'active' },
      ])
    })
    const left = await database.inTenant(scope, (tx) =>
      tx.execute(sql`select id from employees where iban not like ${`v1.${rotation.keyId}.%`}`),
    )
    expect(left).toEqual([])
  }, 60_000)

  const eventually = async (sql: string) => {
    for (;;) {
      const [row] = await database.sql.query<{ n: number }>(sql)
      if ((row?.n ?? 0) > 0) return
    }
  }
  const untilLocked = () =>
    eventually(
      `select count(*)::int as n from pg_locks l join pg_class c on c.oid = l.relation
       where c.relname = 'encryption_keys' and l.mode = 'RowShareLock'`,
    )
  const untilWaiting = () => eventually('select count(*)::int as n from pg_locks where not granted')
})
