import { setTimeout as sleep } from 'node:timers/promises'
import { createMachine } from '../tests/support/machine.ts'
import { hasPostgres, startPostgres } from '../tests/support/postgres.ts'
import { memoryOf } from './support/memory-of.ts'
import { report, type Figure } from './support/report.ts'

/**
 * 100,000 leads from CSV, streamed over a socket into Potok as `npm start` starts it: a process of its
 * own, whose resident memory is watched from outside. `IMPORT_ROWS` changes how many.
 */
const ROWS = Number(process.env['IMPORT_ROWS'] ?? 100_000)

async function measure(where: string, environment: Record<string, string>): Promise<Figure[]> {
  const machine = await createMachine(environment)
  try {
    await machine.start()
    await sleep(3000)
    const idle = memoryOf(machine.folder)
    let peak = idle
    const watch = setInterval(() => {
      peak = Math.max(peak, memoryOf(machine.folder))
    }, 100)
    const headers = { authorization: `Bearer ${await machine.apiKey()}` }
    const begun = performance.now()
    const response = await fetch(`${machine.url}/api/v1/leads/import`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'text/csv' },
      body: csv(),
      duplex: 'half',
    } as RequestInit)
    const answer = (await response.json()) as { created?: number }
    const seconds = (performance.now() - begun) / 1000
    if (response.status !== 200) throw new Error(`${response.status} ${JSON.stringify(answer)}`)
    // An export reads all of them back.
    const exported = await fetch(`${machine.url}/api/v1/leads/export`, { headers })
    const lines = await countLines(exported)
    clearInterval(watch)
    return [
      { metric: `${where}_created`, value: answer.created ?? 0, unit: 'rows', target: ROWS },
      { metric: `${where}_read_back`, value: lines - 1, unit: 'rows', target: ROWS },
      { metric: `${where}_rate`, value: ROWS / seconds, unit: 'rows/s' },
      { metric: `${where}_memory_idle`, value: idle / 1e6, unit: 'MB' },
      {
        metric: `${where}_memory_above_idle`,
        value: (peak - idle) / 1e6,
        unit: 'MB',
        target: 300,
        better: 'lower',
      },
    ]
  } finally {
    await machine.remove()
  }
}

function csv(): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let row = 0
  return new ReadableStream({
    pull: (controller) => {
      if (row === 0) controller.enqueue(encoder.encode('name,email,phone,company,source,notes\n'))
      let lines = ''
      for (let i = 0; i < 500 && row < ROWS; i += 1) {
        row += 1
        lines += `Лид ${row},lead${row}@example.com,+7701${String(row).padStart(7, '0')},"Company, ${row % 97}",website,"Asked about ""${row}"""\n`
      }
      if (lines) controller.enqueue(encoder.encode(lines))
      if (row >= ROWS) controller.close()
    },
  })
}

async function countLines(response: Response): Promise<number> {
  let lines = 0
  for await (const chunk of response.body ?? []) {
    for (const byte of chunk as Uint8Array) if (byte === 10) lines += 1
  }
  return lines
}

const figures = await measure('pglite', {})
if (hasPostgres()) {
  const server = await startPostgres()
  figures.push(...(await measure('postgres', { DATABASE_URL: await server.createDatabase() })))
  await server.stop()
}
report('import', figures)
process.exit(0)
