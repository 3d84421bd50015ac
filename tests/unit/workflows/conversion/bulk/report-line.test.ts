import { expect, test } from 'vitest'
import { reportLine } from '../../../../../workflows/conversion/bulk/report-lines.ts'

test('a record has one line, however many of its fields are wrong, and no formula runs in it', () => {
  const failure = {
    recordId: '1',
    code: 'mapping',
    error: '=HYPERLINK("http://evil")',
    fields: [
      { field: 'customer.email', rule: 'is required' },
      { field: 'deal.title', rule: 'is too long' },
    ],
  }
  const line = reportLine(failure, true)
  expect(line).toEqual([
    '1',
    'mapping',
    'customer.email; deal.title',
    'is required; is too long',
    `'=HYPERLINK("http://evil")`,
  ])
  expect(reportLine(failure, false)).toEqual(['1', 'mapping', '', '', '[hidden]'])
})
