import { expect, test } from 'vitest'
import { inventedNumbers } from '../../../../workflows/carousel/rules/invented-numbers.ts'

test.each([
  ['three steps, 5 cups', '', []],
  ['97% agree', 'many agree', ['97%']],
  ['5 % more', 'more', ['5 %']],
  ['97 % agree', 'Of 100, 97 agree', []],
  ['10 000 tenge', 'it costs 10000', []],
  ['12,5 kg', 'weighs 12.5 kg', []],
  ['since 1998', 'since 1989', ['1998']],
])('“%s” from “%s”', (text, source, invented) => {
  expect(inventedNumbers(text, source)).toEqual(invented)
})
