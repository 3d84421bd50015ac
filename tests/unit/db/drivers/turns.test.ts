import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTurns } from '../../../../db/drivers/turns.ts'

test('one at a time, whoever throws, first come first served', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 20 }), async (failing) => {
      const turns = createTurns()
      const order: number[] = []
      let inside = 0
      const done = await Promise.allSettled(
        failing.map((fails, index) =>
          turns.take(async () => {
            inside += 1
            expect(inside).toBe(1)
            await Promise.resolve()
            order.push(index)
            inside -= 1
            if (fails) throw new Error('no')
          }),
        ),
      )
      expect(done.map(({ status }) => status === 'rejected')).toEqual(failing)
      expect(order).toEqual(failing.map((_, index) => index))
    }),
  )
})

test('what is urgent goes before what waits, and not before what has begun', async () => {
  const turns = createTurns()
  const order: string[] = []
  const say = (name: string, urgent = false) =>
    turns.take(
      async () => {
        await Promise.resolve()
        order.push(name)
      },
      { urgent },
    )
  await Promise.all([say('first'), say('second'), say('third'), say('urgent', true)])
  expect(order).toEqual(['first', 'urgent', 'second', 'third'])
})

test('a queue that never ends lets the event loop go on', async () => {
  const turns = createTurns()
  let isOver = false
  const endless = async () => {
    while (!isOver) {
      await turns.take(async () => {
        for (const until = performance.now() + 1; performance.now() < until;);
      })
    }
  }
  const work = [endless(), endless()]
  await new Promise((resolve) => setTimeout(resolve, 5))
  isOver = true
  await Promise.all(work)
  expect(isOver).toBe(true)
})
