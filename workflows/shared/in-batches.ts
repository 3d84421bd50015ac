/**
 * Takes things one by one and works on those that came meanwhile together: while one batch is at work the
 * next one gathers. When a batch fails each of it is tried alone, so that one bad thing spoils no other.
 * @param work gives a result for each of the things, in their order
 */
export function inBatches<Thing, Result>(
  work: (things: readonly Thing[]) => Promise<Result[]>,
  { limit }: { limit: number },
): (thing: Thing) => Promise<Result> {
  interface Waiting {
    thing: Thing
    resolve(result: Result): void
    reject(error: unknown): void
  }
  let waiting: Waiting[] = []
  let isAtWork = false

  const attempt = async (batch: readonly Waiting[]) => {
    try {
      const results = await work(batch.map(({ thing }) => thing))
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result)
    } catch (error) {
      const [only] = batch
      if (batch.length === 1) only?.reject(error)
      else for (const one of batch) await attempt([one])
    }
  }
  const workThrough = async () => {
    isAtWork = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, limit)
      waiting = waiting.slice(limit)
      await attempt(batch)
    }
    isAtWork = false
  }
  return (thing) =>
    new Promise((resolve, reject) => {
      waiting.push({ thing, resolve, reject })
      if (!isAtWork) void workThrough()
    })
}
