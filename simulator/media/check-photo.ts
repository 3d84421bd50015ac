import { badRequest } from '../errors.ts'
import { limits } from '../limits.ts'
import { readImageInfo, type ImageInfo } from './image-size.ts'

/**
 * Holds a picture to the rules of sendPhoto.
 * @throws ApiError 400: too big, not a picture, PHOTO_INVALID_DIMENSIONS
 */
export function checkPhoto(bytes: Uint8Array): ImageInfo {
  const size = bytes.byteLength
  if (size === 0) throw badRequest('File must be non-empty')
  if (size > limits.photoBytes) {
    throw badRequest(
      `File of size ${size} bytes is too big for a photo; the maximum size is ${limits.photoBytes} bytes`,
    )
  }
  const image = readImageInfo(bytes)
  if (!image) throw badRequest('IMAGE_PROCESS_FAILED')
  const { width, height } = image
  const ratio = Math.max(width, height) / Math.min(width, height)
  if (!(width + height <= limits.photoSides && ratio <= limits.photoRatio)) {
    throw badRequest('PHOTO_INVALID_DIMENSIONS')
  }
  return image
}
