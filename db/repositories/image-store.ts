import { eq } from 'drizzle-orm'
import type { ImageStore } from '../../workflows/carousel/ports.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'
import type { Database } from '../open-database.ts'
import { images } from '../schema/carousel.ts'
import { ofTenant, tenantOf } from './tenant-rows.ts'

/** Pictures in the database itself. Each call is a transaction of its own. */
export function createImageStore(database: Database, { clock }: { clock: Clock }): ImageStore {
  return {
    put: async (scope, key, { bytes, mediaType }) => {
      const now = new Date(clock.now())
      await database.inTenant(scope, (tx) =>
        tx
          .insert(images)
          .values({ ...tenantOf(scope), key, mediaType, bytes, createdAt: now, updatedAt: now })
          .onConflictDoUpdate({
            target: [images.organizationId, images.workspaceId, images.key],
            set: { mediaType, bytes, updatedAt: now },
          }),
      )
    },

    get: async (scope, key) => {
      const [image] = await database.inTenant(scope, (tx) =>
        tx
          .select({ bytes: images.bytes, mediaType: images.mediaType })
          .from(images)
          .where(ofTenant(images, scope, eq(images.key, key))),
      )
      return image ?? null
    },

    delete: async (scope, key) => {
      await database.inTenant(scope, (tx) =>
        tx.delete(images).where(ofTenant(images, scope, eq(images.key, key))),
      )
    },
  }
}
