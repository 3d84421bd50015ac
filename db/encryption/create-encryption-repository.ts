import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { TenantWork } from '../../workflows/deps.ts'
import type { EncryptionRepository, Rotation } from '../../workflows/encryption/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import type { FieldCipher } from '../../workflows/shared/field-cipher.ts'
import type { Clock, NewId } from '../../workflows/shared/runtime.ts'
import { byOf } from '../repositories/tenant-rows.ts'
import { encryptionKeys, encryptionRotations } from '../schema/encryption.ts'
import type { Transaction } from '../transaction.ts'
import type { Keyring } from './create-keyring.ts'
import { encryptedTables } from './encrypted-tables.ts'
import { reencryptRows } from './reencrypt-rows.ts'

interface Options {
  scope: TenantWork
  cipher: FieldCipher
  keyring?: Keyring | undefined
  clock: Clock
  newId: NewId
}

/** The keys of one organization, for those who look after them. */
export function createEncryptionRepository(
  tx: Transaction,
  options: Options,
): EncryptionRepository {
  const { scope, cipher, keyring, clock, newId } = options
  const { organizationId } = scope
  const ofOrganization = eq(encryptionKeys.organizationId, organizationId)
  const now = () => new Date(clock.now())
  const isRotation = (id: string) =>
    and(eq(encryptionRotations.organizationId, organizationId), eq(encryptionRotations.id, id))

  /** A first writer may make a key at the same moment: then that one is replaced. */
  const replaceKey = async (id: string): Promise<void> => {
    if (!keyring)
      throw new AppError('not_configured', 'POTOK_MASTER_KEY: is needed for encrypted fields')
    const made = keyring.make({ organizationId, id, purpose: 'data' })
    for (let tries = 0; tries < 5; tries += 1) {
      await tx
        .update(encryptionKeys)
        .set({ status: 'retiring' })
        .where(
          and(
            ofOrganization,
            eq(encryptionKeys.purpose, 'data'),
            eq(encryptionKeys.status, 'active'),
          ),
        )
      const inserted = await tx
        .insert(encryptionKeys)
        .values({ ...made, status: 'active', createdAt: now() })
        .onConflictDoNothing()
        .returning({ id: encryptionKeys.id })
      if (inserted.length > 0) return
    }
    throw new AppError('conflict', 'The key of encrypted fields is being changed: try again')
  }

  const move: EncryptionRepository['move'] = async (id, from, to) => {
    const [row] = await tx
      .update(encryptionRotations)
      .set({ status: to, updatedAt: now(), finishedAt: to === 'completed' ? now() : null })
      .where(and(isRotation(id), eq(encryptionRotations.status, from)))
      .returning()
    return row ? toRotation(row) : null
  }

  return {
    keys: async () => {
      const rows = await tx
        .select()
        .from(encryptionKeys)
        .where(ofOrganization)
        .orderBy(asc(encryptionKeys.createdAt), asc(encryptionKeys.id))
      return rows.map(({ id, purpose, status, createdAt, retiredAt }) => ({
        id,
        purpose,
        status,
        createdAt: createdAt.toISOString(),
        retiredAt: retiredAt?.toISOString() ?? null,
      }))
    },

    rotation: async () => {
      const [row] = await tx
        .select()
        .from(encryptionRotations)
        .where(eq(encryptionRotations.organizationId, organizationId))
        .orderBy(desc(encryptionRotations.startedAt), desc(encryptionRotations.id))
        .limit(1)
      return row ? toRotation(row) : null
    },

    start: async (id) => {
      const keyId = newId()
      const [row] = await tx
        .insert(encryptionRotations)
        .values({
          organizationId,
          id,
          keyId,
          status: 'running',
          startedAt: now(),
          startedBy: byOf(scope),
          updatedAt: now(),
        })
        .onConflictDoNothing()
        .returning()
      if (!row)
        throw new AppError('conflict', 'A rotation is running: stop it, or wait for its end')
      await replaceKey(keyId)
      return toRotation(row)
    },

    move,

    reencrypt: async (id, limit) => {
      // Held until the commit: a stop waits for this chunk, and nothing is moved after it.
      const [rotation] = await tx
        .select()
        .from(encryptionRotations)
        .where(and(isRotation(id), eq(encryptionRotations.status, 'running')))
        .for('update')
      if (!rotation) return null
      let records = 0
      for (const table of encryptedTables()) {
        if (records >= limit) break
        const { keyId } = rotation
        records += await reencryptRows(tx, table, { scope, cipher, keyId, limit: limit - records })
      }
      if (records > 0) {
        await tx
          .update(encryptionRotations)
          .set({ records: sql`${encryptionRotations.records} + ${records}`, updatedAt: now() })
          .where(isRotation(id))
      }
      return records
    },

    complete: async (id) => {
      const rotation = await move(id, 'running', 'completed')
      if (!rotation) return null
      await tx
        .update(encryptionKeys)
        .set({ status: 'retired', retiredAt: now() })
        .where(and(ofOrganization, eq(encryptionKeys.status, 'retiring')))
      return rotation
    },
  }
}

function toRotation(row: typeof encryptionRotations.$inferSelect): Rotation {
  const { organizationId: _, startedAt, updatedAt, finishedAt, ...rest } = row
  return {
    ...rest,
    startedAt: startedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  }
}
