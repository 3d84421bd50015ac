import type { SqlSession } from '../../db/drivers/sql.ts'
import { storable } from './jsonb.ts'

export interface FileRow {
  fileId: string
  fileUniqueId: string
  kind: 'photo' | 'document'
  filePath: string
  fileName: string
  mediaType: string
  size: number
  /** 0 for documents. */
  width: number
  height: number
}

interface Row {
  file_id: string
  file_unique_id: string
  kind: 'photo' | 'document'
  file_path: string
  file_name: string
  media_type: string
  size: number | string
  width: number
  height: number
  bytes?: Uint8Array
}

const columns =
  'file_id, file_unique_id, kind, file_path, file_name, media_type, size, width, height'

const toFile = (row: Row): FileRow => ({
  fileId: row.file_id,
  fileUniqueId: row.file_unique_id,
  kind: row.kind,
  filePath: row.file_path,
  fileName: row.file_name,
  mediaType: row.media_type,
  size: Number(row.size),
  width: row.width,
  height: row.height,
})

/** The table of files, bytes included: after a crash the same pictures are there. */
export function fileStore(session: SqlSession) {
  return {
    /** @returns the file with the path that getFile gives out */
    async save(
      file: Omit<FileRow, 'filePath' | 'size'> & { extension: string },
      bytes: Uint8Array,
    ): Promise<FileRow> {
      const [row] = await session.query<Row>(
        `insert into simulator.file (${columns}, bytes)
         values ($1, $2, $3, $4 || nextval('simulator.file_number') || $5, $6, $7, $8, $9, $10, $11)
         returning ${columns}`,
        [
          file.fileId,
          file.fileUniqueId,
          file.kind,
          `${file.kind}s/file_`,
          file.extension,
          storable(file.fileName),
          storable(file.mediaType),
          bytes.byteLength,
          file.width,
          file.height,
          bytes,
        ],
      )
      if (!row) throw new Error('the file was not stored')
      return toFile(row)
    },

    async find(fileId: string): Promise<FileRow | null> {
      const [row] = await session.query<Row>(
        `select ${columns} from simulator.file where file_id = $1`,
        [storable(fileId)],
      )
      return row ? toFile(row) : null
    },

    async read(
      key: { fileId: string } | { filePath: string },
    ): Promise<{ file: FileRow; bytes: Uint8Array } | null> {
      const [column, value] =
        'fileId' in key ? ['file_id', key.fileId] : ['file_path', key.filePath]
      const [row] = await session.query<Row & { bytes: Uint8Array }>(
        `select ${columns}, bytes from simulator.file where ${column} = $1`,
        [storable(value)],
      )
      return row ? { file: toFile(row), bytes: row.bytes } : null
    },
  }
}
