import { badRequest } from '../errors.ts'
import { limits } from '../limits.ts'
import { fileStore } from '../store/files.ts'
import type { ApiMethod } from './method.ts'

/** Gives the path under which the file is downloaded; at most 20 MB. */
export const getFile: ApiMethod = async (world, { args }) => {
  const fileId = args.get('file_id') ?? ''
  if (!fileId) throw badRequest('File_id not specified')
  const file = await fileStore(world.database).find(fileId)
  if (!file) throw badRequest('Wrong file_id or the file is temporarily unavailable')
  if (file.size > limits.downloadBytes) throw badRequest('File is too big')
  return {
    result: {
      file_id: file.fileId,
      file_unique_id: file.fileUniqueId,
      file_size: file.size,
      file_path: file.filePath,
    },
  }
}
