import { AwsClient } from 'aws4fetch'
import type { ImageStore, StoredImage } from '../../workflows/carousel/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'

const TIMEOUT = 15_000

export interface S3Options {
  /** Such as `https://<account>.r2.cloudflarestorage.com`; addressed by path, which every S3 allows. */
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

/**
 * Pictures in S3-compatible storage, under `<organization>/<workspace>/<key>`.
 * @throws AppError `provider_unavailable` (5xx, network, timeout), `provider_rejected` (4xx)
 */
export function createS3ImageStore(options: S3Options): ImageStore {
  const { endpoint, bucket, ...credentials } = options
  // The engine retries; a second layer here would only hide it.
  const client = new AwsClient({ ...credentials, service: 's3', retries: 0 })
  const address = (scope: TenantScope, key: string) =>
    [endpoint.replace(/\/+$/, ''), bucket, scope.organizationId, scope.workspaceId, key].join('/')

  const call = async (scope: TenantScope, key: string, init: RequestInit): Promise<Response> => {
    let response: Response
    try {
      response = await client.fetch(address(scope, key), {
        ...init,
        signal: AbortSignal.timeout(TIMEOUT),
      })
    } catch (cause) {
      throw new AppError('provider_unavailable', 'The picture storage does not answer', { cause })
    }
    if (response.ok || response.status === 404) return response
    await response.body?.cancel()
    throw new AppError(
      response.status >= 500 || response.status === 429
        ? 'provider_unavailable'
        : 'provider_rejected',
      `The picture storage answered ${response.status}`,
    )
  }

  return {
    put: async (scope, key, image) => {
      const response = await call(scope, key, {
        method: 'PUT',
        body: new Uint8Array(image.bytes),
        headers: { 'content-type': image.mediaType },
      })
      await response.body?.cancel()
      if (!response.ok) throw new AppError('provider_rejected', `There is no bucket ${bucket}`)
    },
    get: async (scope, key): Promise<StoredImage | null> => {
      const response = await call(scope, key, { method: 'GET' })
      if (!response.ok) {
        await response.body?.cancel()
        return null
      }
      const bytes = new Uint8Array(await response.arrayBuffer())
      const mediaType =
        response.headers.get('content-type') === 'image/png' ? 'image/png' : 'image/jpeg'
      return { bytes, mediaType }
    },
    delete: async (scope, key) => {
      const response = await call(scope, key, { method: 'DELETE' })
      await response.body?.cancel()
    },
  }
}
