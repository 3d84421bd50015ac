import { badRequest } from '../errors.ts'
import type { SqlSession } from '../../db/drivers/sql.ts'
import { fileIds } from '../ids.ts'
import { limits } from '../limits.ts'
import { checkPhoto } from '../media/check-photo.ts'
import { fileStore, type FileRow } from '../store/files.ts'
import type { ApiRequest, UploadedFile } from './request.ts'

/** A file that is stored already, or one to be stored with the message that carries it. */
export type FileToSend = (tx: SqlSession) => Promise<FileRow>

interface Wanted {
  kind: 'photo' | 'document'
  /** The argument's value: a file_id, `attach://name`, or empty for a part named `field`. */
  value: string
  field: string
  newId: () => string
}

/**
 * Finds the file that an argument means and holds an upload to its limits.
 * @returns undefined when the request has none
 * @throws ApiError 400: wrong file identifier, too big, not a picture, PHOTO_INVALID_DIMENSIONS
 */
export function findFile(request: ApiRequest, wanted: Wanted): FileToSend | undefined {
  const { kind, value, field, newId } = wanted
  const isAttached = value.startsWith('attach://')
  const upload = request.files.get(isAttached ? value.slice('attach://'.length) : field)
  if (upload && (isAttached || value === '')) return newFile(kind, upload, newId())
  if (isAttached || value === '') return undefined
  if (/^https?:\/\//i.test(value)) {
    // The simulator reaches nothing but the bot, so a URL fails as an unreachable one does.
    throw badRequest('Failed to get HTTP URL content')
  }
  return (tx) => storedFile(tx, kind, value)
}

/** Checks an upload at once; it is stored when the returned function is called. */
export function newFile(
  kind: 'photo' | 'document',
  upload: UploadedFile,
  seed: string,
): FileToSend {
  const size = upload.bytes.byteLength
  if (kind === 'document') {
    if (size === 0) throw badRequest('File must be non-empty')
    if (size > limits.uploadBytes) {
      throw badRequest(
        `File of size ${size} bytes is too big; the maximum size is ${limits.uploadBytes} bytes`,
      )
    }
  }
  const image = kind === 'photo' ? checkPhoto(upload.bytes) : null
  const fileName = upload.name.replaceAll(/[\p{Cc}/\\]/gu, '_').slice(-255) || 'file'
  const extension = image?.extension ?? /\.[A-Za-z0-9]{1,10}$/.exec(fileName)?.[0] ?? ''
  const mediaType = image?.mediaType ?? documentType(upload, extension)
  const { width, height } = image ?? { width: 0, height: 0 }
  const file = { ...fileIds(kind, seed), kind, fileName, mediaType, extension, width, height }
  return (tx) => fileStore(tx).save(file, upload.bytes)
}

const typesByExtension: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.zip': 'application/zip',
}

/** Clients such as Telegraf send no content type, so the name decides first. */
function documentType(upload: UploadedFile, extension: string): string {
  const sent = /^[\w.+-]+\/[\w.+-]+/.exec(upload.mediaType)?.[0]
  return typesByExtension[extension.toLowerCase()] ?? sent ?? 'application/octet-stream'
}

async function storedFile(
  tx: SqlSession,
  kind: 'photo' | 'document',
  fileId: string,
): Promise<FileRow> {
  const file = await fileStore(tx).find(fileId)
  if (!file) throw badRequest('Wrong file identifier/HTTP URL specified')
  if (file.kind !== kind) {
    const title = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)
    throw badRequest(`Can't use file of type ${title(file.kind)} as ${title(kind)}`)
  }
  return file
}
