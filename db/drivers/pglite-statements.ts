import { bindMessage } from './bind-message.ts'
import type { messages, PGlite, protocol } from '@electric-sql/pglite'

/** The rest of SQL (SET, SAVEPOINT, CREATE …) is sent as it comes. */
const PREPARABLE = /^\s*(?:select|insert|update|delete|with)\b/i
const REDEFINES = /^\s*(?:create|alter|drop)\b/i
const KEPT = 300
const PLANNED_ANEW_AFTER = 2_000

type Parsers = Record<number, (text: string) => unknown>

interface Prepared {
  name: string
  parameters: readonly number[]
  columns: readonly { name: string; type: number }[]
}

interface Answer {
  columns: Prepared['columns']
  rows: unknown[][]
}

export interface Statements {
  /**
   * Runs a statement by the extended query protocol (PostgreSQL documentation, "Message Flow"); nobody
   * else may use the connection meanwhile.
   */
  run(text: string, params: readonly unknown[], parsers: Parsers): Promise<Answer>
  /** Closes what is prepared, because tables may have changed. */
  forget(): Promise<void>
  /** Makes the plans anew when it is time, for tables that have grown. To be called where no statement has failed. */
  refresh(exec: (text: string) => Promise<unknown>): Promise<void>
}

/**
 * The statements of PGlite's one connection, prepared from the second time on: parsing and planning one costs
 * six times what running it does. The plans are made anew after some thousands of them, because PGlite
 * gathers no statistics, and nothing else would tell PostgreSQL that a small table has become a large one.
 */
export function createStatements(
  client: PGlite,
  { serialize }: Pick<typeof protocol, 'serialize'>,
): Statements {
  /** By text, the least recently used first; null for one seen once. */
  const known = new Map<string, Prepared | null>()
  let made = 0
  let runs = 0

  const send = (...parts: Uint8Array[]) =>
    client.execProtocolStream(Buffer.concat([...parts, serialize.sync()]), { syncToFs: false })

  async function forget(texts: readonly string[] = [...known.keys()]): Promise<void> {
    const names = texts.flatMap((text) => known.get(text)?.name ?? [])
    for (const text of texts) known.delete(text)
    if (names.length > 0) await send(...names.map((name) => serialize.close({ type: 'S', name })))
  }

  async function prepare(name: string, text: string): Promise<Prepared> {
    const answer = await send(
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
    )
    return { name, parameters: parametersOf(answer), columns: columnsOf(answer) }
  }

  async function prepared(text: string): Promise<Prepared | null> {
    if (!PREPARABLE.test(text)) return null
    const before = known.get(text)
    const statement = before === null ? await prepare(`potok_${(made += 1)}`, text) : before
    known.delete(text)
    known.set(text, statement ?? null)
    if (known.size > KEPT) await forget([...known.keys()].slice(0, KEPT / 10))
    return statement ?? null
  }

  const valuesOf = (params: readonly unknown[], { parameters }: Prepared) =>
    params.map((value, index) => {
      if (value === null || value === undefined) return null
      const serializer = client.serializers[parameters[index] ?? 0]
      return serializer ? (serializer(value) as string) : String(value)
    })

  return {
    run: async (text, params, parsers) => {
      runs += 1
      if (REDEFINES.test(text)) await forget()
      const statement = (await prepared(text)) ?? (await prepare('', text))
      const { name, columns } = statement
      const answer = await send(
        bindMessage(name, valuesOf(params, statement)),
        serialize.execute({}),
      )
      const parserOf = columns.map(({ type }) => parsers[type] ?? client.parsers[type])
      const rows = answer.flatMap((message) =>
        message.name === 'dataRow'
          ? [
              (message as messages.DataRowMessage).fields.map((text, index) => {
                if (text === null) return null
                const parse = parserOf[index]
                return parse ? parse(text, columns[index]?.type ?? 0) : text
              }),
            ]
          : [],
      )
      return { columns, rows }
    },
    forget: () => forget(),
    refresh: async (exec) => {
      if (runs < PLANNED_ANEW_AFTER) return
      runs = 0
      await exec('discard plans')
    },
  }
}

function find<T>(answer: readonly messages.BackendMessage[], name: messages.MessageName) {
  return answer.find((message) => message.name === name) as T | undefined
}

function parametersOf(answer: readonly messages.BackendMessage[]): readonly number[] {
  const found = find<messages.ParameterDescriptionMessage>(answer, 'parameterDescription')
  return found?.dataTypeIDs ?? []
}

function columnsOf(answer: readonly messages.BackendMessage[]): Prepared['columns'] {
  const found = find<messages.RowDescriptionMessage>(answer, 'rowDescription')
  return found?.fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID })) ?? []
}
