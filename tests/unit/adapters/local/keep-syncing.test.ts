import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { keepSyncing } from '../../../../adapters/local/keep-syncing.ts'
import { eventually } from '../../../support/machine.ts'
import { quietLogger } from '../../../support/quiet-logger.ts'

const functions = 'http://127.0.0.1:3000/api/inngest'

/** The functions' own route, which says whether the engine took them. */
function syncing(answers: (number | 'broken')[]) {
  const said: string[] = []
  const asked: string[] = []
  const note = (level: string) => (_: object, message: string) =>
    void said.push(`${level} ${message}`)
  const stopping = new AbortController()
  const options = {
    functions,
    logger: { ...quietLogger, warn: note('warn'), info: note('info'), error: note('error') },
    stopping: stopping.signal,
    pause: 1,
    fetch: async (input: unknown, init?: RequestInit) => {
      asked.push(`${init?.method} ${String(input)}`)
      const answer = answers.shift() ?? 200
      if (answer === 'broken') throw new TypeError('fetch failed')
      return new Response('{}', { status: answer })
    },
  }
  return { options, said, asked, stopping }
}

test('an engine that is there is told once', async () => {
  const { options, said, asked } = syncing([])
  expect(await keepSyncing(options)).toBe(true)
  expect(said).toEqual([])
  expect(asked).toEqual([`PUT ${functions}`])
})

test('while the engine is away there is one warning, and it is told when it is back', async () => {
  const { options, said, asked } = syncing([500, 'broken', 500])
  expect(await keepSyncing(options)).toBe(false)
  await eventually('the functions to be known', async () => said.length > 1)
  expect(said).toEqual([
    'warn the engine does not know the functions yet; it will be told again',
    'info the engine knows the functions',
  ])
  expect(asked).toHaveLength(4)
})

test('a Potok that stops tells nothing more', async () => {
  const { options, said, asked, stopping } = syncing([500, 500])
  await keepSyncing(options)
  stopping.abort()
  await sleep(20)
  expect(asked).toHaveLength(1)
  expect(said).toHaveLength(1)
})
