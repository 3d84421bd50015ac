import { setTimeout as sleep } from 'node:timers/promises'
import { LEAD_TO_DEAL } from '../../tests/support/bulk-world.ts'
import { createMachine } from '../../tests/support/machine.ts'
import { memoryOf } from './memory-of.ts'
import type { Figure } from './report.ts'

interface Answer {
  id: string
  created: number
  status: string
  done: number
}

/** Converts so many leads in bulk on a Potok as `npm start` starts it, and watches its memory from outside. */
export async function convertOnMachine(
  where: string,
  leads: number,
  environment: Record<string, string>,
): Promise<Figure[]> {
  const machine = await createMachine(environment)
  const ask = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const isCsv = typeof body === 'string'
    const response = await fetch(`${machine.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await machine.apiKey()}`,
        ...(body === undefined ? {} : { 'content-type': isCsv ? 'text/csv' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isCsv ? body : JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    return (await response.json()) as Answer
  }
  try {
    await machine.start()
    await sleep(3_000)
    const idle = memoryOf(machine.folder)
    let peak = idle
    const watch = setInterval(() => {
      peak = Math.max(peak, memoryOf(machine.folder))
    }, 100)
    const lines = Array.from(
      { length: leads },
      (_, row) => `Лид ${row},lead${row}@example.com,+7701${String(row).padStart(7, '0')},website`,
    )
    await ask('POST', '/leads/import', ['name,email,phone,source', ...lines].join('\n'))
    const rule = await ask('POST', '/conversion/rules', LEAD_TO_DEAL)
    const begun = performance.now()
    const { id } = await ask('POST', '/conversion/bulk', { ruleId: rule.id, filter: {} })
    let bulk = await ask('GET', `/conversion/bulk/${id}`)
    while (bulk.status === 'requested' || bulk.status === 'running') {
      await sleep(200)
      bulk = await ask('GET', `/conversion/bulk/${id}`)
    }
    const seconds = (performance.now() - begun) / 1000
    clearInterval(watch)
    if (bulk.done !== leads) throw new Error(`${bulk.done} of ${leads} were converted`)
    return [
      { metric: `${where}_with_engine`, value: leads / seconds, unit: 'records/s' },
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
