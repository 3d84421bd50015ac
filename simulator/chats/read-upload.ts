import type { Context } from 'hono'
import { newFile, type FileToSend } from '../api/find-file.ts'
import { readCaption, type Caption } from '../api/read-caption.ts'
import { ApiError, badField, ProblemError } from '../errors.ts'

/**
 * A file that a person sends: a form with the part `file` and, if they like, `caption`.
 * @throws ProblemError 400 naming the field
 */
export async function readUpload(
  c: Context,
  kind: 'photo' | 'document',
  newId: () => string,
): Promise<{ file: FileToSend; content: Caption }> {
  const type = c.req.header('content-type') ?? ''
  if (!type.toLowerCase().startsWith('multipart/form-data')) {
    throw new ProblemError(400, 'The body must be multipart/form-data with the part "file".')
  }
  let form: FormData
  try {
    form = await c.req.raw.formData()
  } catch {
    throw new ProblemError(400, 'The body is not valid multipart/form-data.')
  }
  const file = form.get('file')
  if (!(file instanceof File)) throw badField('file', 'must be a file')
  const caption = form.get('caption') ?? ''
  if (typeof caption !== 'string') throw badField('caption', 'must be text')
  const bytes = new Uint8Array(await file.arrayBuffer())
  return {
    file: inField('file', () =>
      newFile(kind, { name: file.name, mediaType: file.type, bytes }, newId()),
    ),
    content: inField('caption', () => readCaption(caption, '', '')),
  }
}

/** The Bot API's rules hold for people too; here they are told as a problem with a field. */
function inField<T>(field: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    throw badField(field, error.message.replace('Bad Request: ', ''))
  }
}
