import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type AskApi, createAskApi } from './ask-api.ts'
import { armPoints, CRASH_POINTS, type CrashPoint, readPoints } from './crash-points.ts'
import { createMachine, eventually, type Machine } from './machine.ts'

const HOOK = fileURLToPath(new URL('crash-hook.ts', import.meta.url))

/** A machine that kills itself where it is told to. */
export interface CrashMachine extends Machine {
  ask: AskApi
  /** Arms the points, lets `work` begin, and starts it again after each death, until all have fired. */
  crashAt(points: readonly CrashPoint[], work: () => Promise<unknown>): Promise<void>
}

export async function createCrashMachine(
  environment: Record<string, string> = {},
): Promise<CrashMachine> {
  const points = `/tmp/potok-crash-points-${crypto.randomUUID()}.json`
  const machine = await createMachine({
    NODE_OPTIONS: `--import=${HOOK}`,
    [CRASH_POINTS]: points,
    RATE_LIMIT_PER_KEY: '0',
    RATE_LIMIT_PER_ADDRESS: '0',
    ...environment,
  })
  return {
    ...machine,
    ask: createAskApi(machine.url, machine.apiKey),
    crashAt: async (wanted, work) => {
      armPoints(points, wanted)
      await work()
      for (let left = wanted.length; left > 0; left -= 1) {
        await eventually('its death', async () => readPoints(points).length < left, 30_000)
        await machine.ended()
        await machine.start()
      }
    },
    remove: async () => {
      await machine.remove()
      await rm(points, { force: true })
    },
  }
}
