import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type AskApi, createAskApi } from '../../scripts/ask-api.ts'
import {
  armPoints,
  CRASH_POINTS,
  type CrashPoint,
  describePoint,
  readPoints,
} from './crash-points.ts'
import { createMachine, eventually, type Machine } from './machine.ts'

const HOOK = fileURLToPath(new URL('crash-hook.ts', import.meta.url))

/** A machine that kills itself where it is told to. */
export interface CrashMachine extends Machine {
  ask: AskApi
  /** Begins `work`, and waits until it stands still at the point. */
  parkAt(point: CrashPoint, work: () => Promise<unknown>): Promise<void>
  /** Begins `work`, waits until the process has died at the point, and starts it again. */
  dieAt(point: CrashPoint, work: () => Promise<unknown>): Promise<void>
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
  const reach = async (point: CrashPoint, work: () => Promise<unknown>) => {
    armPoints(points, [point])
    await work()
    await eventually(describePoint(point), async () => readPoints(points).length === 0, 60_000)
  }
  return {
    ...machine,
    ask: createAskApi(machine.url, machine.apiKey),
    parkAt: (point, work) => reach({ ...point, parks: true }, work),
    dieAt: async (point, work) => {
      await reach(point, work)
      await machine.ended()
      await machine.start()
    },
    remove: async () => {
      await machine.remove()
      await rm(points, { force: true })
    },
  }
}
