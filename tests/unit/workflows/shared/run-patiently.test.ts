import { expect, test } from 'vitest'
import { AppError } from '../../../../workflows/shared/errors.ts'
import { type PatientSteps, runPatiently } from '../../../../workflows/shared/run-patiently.ts'

function world(answers: (unknown | Error)[]) {
  const ids: string[] = []
  const slept: number[] = []
  const step: PatientSteps = {
    run: (id, work) => {
      ids.push(id)
      return work()
    },
    sleep: async (id, milliseconds) => {
      ids.push(id)
      slept.push(milliseconds)
    },
  }
  const work = async () => {
    const answer = answers.shift()
    if (answer instanceof Error) throw answer
    return answer
  }
  return { ids, slept, run: () => runPatiently(step, 'send', work) }
}
const wait = (retryAfter?: number) =>
  new AppError('rate_limited', 'Wait', retryAfter === undefined ? {} : { retryAfter })

test('whoever is told to wait sleeps so long and tries again, each time as a step of its own', async () => {
  const { ids, slept, run } = world([wait(40), wait(0.5), { replies: 1 }])
  expect(await run()).toEqual({ replies: 1 })
  expect(slept).toEqual([40_000, 1_000])
  expect(ids).toEqual([...new Set(ids)])
  expect(ids[0]).toBe('send')
})

test('what is waited longer than an hour in all fails as any step does', async () => {
  const { slept, run } = world([wait(1800), wait(1700), wait(200)])
  await expect(run()).rejects.toMatchObject({ message: 'rate_limited: Wait' })
  expect(slept).toEqual([1_800_000, 1_700_000])
})

test('other failures, and a wait of unknown length, are the retries’ of the engine', async () => {
  for (const error of [new AppError('provider_unavailable', 'Away'), wait(), new Error('Ouch')]) {
    const { slept, run } = world([error])
    await expect(run()).rejects.toThrow(error.message)
    expect(slept).toEqual([])
  }
})
