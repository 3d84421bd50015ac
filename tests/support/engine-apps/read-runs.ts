import { setTimeout as sleep } from 'node:timers/promises'

export interface RunView {
  readonly run_id: string
  readonly function_id: string
  readonly status: string
  readonly output: unknown
  readonly error: { readonly name: string; readonly message: string } | null
  readonly steps: readonly {
    readonly name: string
    readonly status: string
    readonly output: unknown
  }[]
}

/** Asks until the answer is something; the test's own time limit ends it. */
export async function until<T>(ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await sleep(25)
  }
}

/** The data of a read API answer. */
export async function read<T>(url: string): Promise<T> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return ((await response.json()) as { data: T }).data
}

/** The runs that an event started, once there are `count` and all have ended. */
export function endedRuns(url: string, eventId: string, count = 1): Promise<RunView[]> {
  return until(async () => {
    const runs = await read<RunView[]>(`${url}/v1/events/${eventId}/runs`)
    const ended = runs.filter((run) => run.status !== 'Running')
    return ended.length >= count && ended.length === runs.length ? ended : undefined
  })
}

/** The one run that an event started, with its steps, once it has ended. */
export async function endedRun(url: string, eventId: string): Promise<RunView> {
  const [run] = await endedRuns(url, eventId)
  return read<RunView>(`${url}/v1/runs/${run?.run_id}`)
}
