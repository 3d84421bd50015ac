import { ENTITIES } from '../../workflows/entities/catalog.ts'
import { SOURCE_PLACE, TARGET_PLACE, targetPlaceId } from '../conversion/rows.ts'
import { placeOf } from '../registry/codec.ts'
import { planOf } from '../registry/plan-of.ts'
import { columnName } from '../registry/table-of.ts'

type Row = Record<string, unknown>

/** A table with columns of ciphertext. */
export interface EncryptedTable {
  name: string
  /** Columns that, with the tenant, name a row, and their types. */
  key: Readonly<Record<string, 'uuid' | 'text' | 'integer'>>
  columns: readonly { name: string; place: string }[]
  /** What a row's ciphertexts are bound to. */
  recordIdOf(row: Row): string
  /** Which rows hold ciphertext; all without it. */
  where?: { column: string; value: string }
}

/** Every table in which something is encrypted under a key of the organization. */
export const encryptedTables = (): EncryptedTable[] => [
  ...ENTITIES.flatMap((entity) => {
    const plan = planOf(entity)
    return [plan, ...(plan.items ? [plan.items] : [])]
      .filter(({ encrypted }) => encrypted.length > 0)
      .map((table) => ({
        name: table.name,
        key: { id: 'uuid' } as const,
        columns: table.encrypted.map((field) => ({
          name: columnName(field),
          place: placeOf(table, field),
        })),
        recordIdOf: (row: Row) => String(row['id']),
      }))
  }),
  {
    name: 'conversions',
    key: { id: 'uuid' },
    columns: [{ name: 'sealed', place: SOURCE_PLACE }],
    recordIdOf: (row) => String(row['id']),
  },
  {
    name: 'conversion_targets',
    key: { conversion_id: 'uuid', position: 'integer' },
    columns: [{ name: 'sealed', place: TARGET_PLACE }],
    recordIdOf: (row) => targetPlaceId(String(row['conversion_id']), Number(row['position'])),
  },
  {
    name: 'idempotency_keys',
    key: { actor: 'text', key: 'text', part: 'integer' },
    columns: [{ name: 'body', place: 'idempotency_keys.body' }],
    recordIdOf: (row) => `${row['part']}/${row['key']}`,
    where: { column: 'protection', value: 'sealed' },
  },
]
