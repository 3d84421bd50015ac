import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { normal, storiesOf } from '../../contract/engine/support/conversation.ts'
import type { Exchange } from '../../contract/engine/support/conversation.ts'
import { createStage } from '../../contract/engine/support/replay.ts'
import type { Stage } from '../../contract/engine/support/replay.ts'

const folder = new URL('../../fixtures/wire/', import.meta.url)
const withoutRuns = new Set(['register', 'bad-event'])

function recording(mode: string, scenario: string): Exchange[] {
  return JSON.parse(readFileSync(new URL(`${mode}/${scenario}.json`, folder), 'utf8')) as Exchange[]
}

/** Exchanges that someone outside began, not the app in the middle of a step. */
function isFromOutside(exchange: Exchange): boolean {
  return exchange.path.startsWith('/e/') && exchange.request.headers['x-inngest-sdk'] === undefined
}

describe.each(['checkpointing', 'plain'])(
  'the engine holds the recorded conversations: %s',
  (mode) => {
    let stage: Stage

    beforeAll(async () => {
      stage = await createStage(mode === 'checkpointing')
    })

    afterAll(() => stage.close())

    const scenarios = readdirSync(new URL(`${mode}/`, folder)).map((file) =>
      file.replace('.json', ''),
    )
    let begin = 0

    test.each(scenarios.filter((name) => !withoutRuns.has(name)))('%s', async (scenario) => {
      const recorded = recording(mode, scenario)
      const from = stage.exchanges.length
      const first = recorded[0]?.at_ms ?? 0
      for (const exchange of recorded.filter(isFromOutside)) {
        await stage.to(begin + exchange.at_ms - first)
        await stage.post('/e/key', JSON.stringify(exchange.request.body))
      }
      await stage.to(begin + 120_000)
      begin += 180_000
      await stage.to(begin)

      expect(stage.errors).toEqual([])
      const functions = new Set(storiesOf(recorded).map((story) => story.functionId))
      const ours = storiesOf(stage.exchanges.slice(from)).filter(({ functionId }) =>
        functions.has(functionId),
      )
      const theirs = storiesOf(recorded)
      const comparable = scenario === 'cron' ? ours.slice(0, 1) : ours
      expect(loosened(scenario, comparable)).toEqual(loosened(scenario, theirs))
    })

    test('register', () => {
      const [put, register] = recording(mode, 'register')
      const [ourPut, ourRegister] = stage.exchanges
      expect(normal(ourPut?.request.body)).toEqual(normal(put?.request.body))
      expect(ourPut?.request.headers).toMatchObject(put?.request.headers ?? {})
      expect(normal(ourRegister?.response.body)).toEqual(normal(register?.response.body))
      expect(ourRegister?.response.headers).toMatchObject(register?.response.headers ?? {})
      const functionsOf = (exchange?: Exchange) =>
        normal((exchange?.request.body as { functions: unknown } | undefined)?.functions)
      expect(functionsOf(ourRegister)).toEqual(functionsOf(register))
    })

    test('bad-event', async () => {
      for (const exchange of recording(mode, 'bad-event')) {
        await stage.post('/e/key', JSON.stringify(exchange.request.body))
        const ours = stage.exchanges.at(-1)
        expect(ours?.response).toEqual(exchange.response)
      }
    })
  },
)

/** Takes away what the recording leaves to chance: which events came first. */
function loosened(scenario: string, stories: unknown): unknown {
  if (scenario !== 'batch' && scenario !== 'single') return stories
  const text = JSON.stringify(stories)
    .replaceAll(/"i":\d/g, '"i":0')
    .replaceAll(/"(body|data)":(?:\d|\[[\d,]+\])/g, '"$1":0')
  return (JSON.parse(text) as unknown[]).map((story) => JSON.stringify(story)).sort()
}
