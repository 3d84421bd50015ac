import { expect, test } from 'vitest'
import { dateFormatOf } from '../../../../workflows/suggest/date-format-of.ts'
import type { SuggestField } from '../../../../workflows/suggest/field.ts'
import { lookupOf } from '../../../../workflows/suggest/lookup-of.ts'
import { mappingsOf } from '../../../../workflows/suggest/mappings-of.ts'
import { transformsOf } from '../../../../workflows/suggest/transforms-of.ts'

const of = (source: Partial<SuggestField>, target: Partial<SuggestField>) =>
  transformsOf({ name: 'a', ...source }, { name: 'b', ...target })

test.each([
  [{ kind: 'text' }, { kind: 'phone' }, [{ type: 'phone' }]],
  [{ kind: 'phone' }, { kind: 'phone' }, []],
  [{ kind: 'text' }, { kind: 'email' }, [{ type: 'email' }]],
  [{ kind: 'text' }, { kind: 'money' }, [{ type: 'number', scale: 100, round: true }]],
  [{ kind: 'money' }, { kind: 'money' }, []],
  [{ kind: 'integer', custom: true }, { kind: 'integer' }, [{ type: 'number', round: true }]],
  [
    { kind: 'text', samples: ['31.01.2026 10:30'] },
    { kind: 'instant' },
    [{ type: 'date', format: 'd.M.yyyy H:mm' }],
  ],
  [{ kind: 'date' }, { kind: 'instant' }, [{ type: 'date' }]],
  [{ kind: 'text' }, { kind: 'tags' }, [{ type: 'split', by: ',' }]],
  [{ kind: 'tags' }, { kind: 'text' }, [{ type: 'join', with: ', ' }]],
  [{}, { kind: 'text' }, [{ type: 'trim' }]],
  [{ kind: 'choice', options: ['x'] }, { kind: 'choice', options: ['x', 'y'] }, []],
] as [Partial<SuggestField>, Partial<SuggestField>, unknown][])(
  '%j becomes %j by %j',
  (source, target, transforms) => {
    expect(of(source, target)).toEqual(transforms)
  },
)

test('nothing makes an id of a name, nor plain text of what is encrypted', () => {
  expect(of({ kind: 'text' }, { kind: 'reference', references: 'employee' })).toBeNull()
  expect(
    of({ kind: 'reference', references: 'lead' }, { kind: 'reference', references: 'deal' }),
  ).toBeNull()
  expect(of({ kind: 'text', encrypted: true }, { kind: 'text' })).toBeNull()
  expect(of({ kind: 'text', encrypted: true }, { kind: 'text', encrypted: true })).toEqual([])
  expect(of({ kind: 'boolean' }, { kind: 'money' })).toBeNull()
})

test('options are found by what people write for them', () => {
  expect(lookupOf(['Сайт', 'Instagram', 'Выставка'], ['website', 'instagram', 'other'])).toEqual({
    type: 'lookup',
    values: { Сайт: 'website', Instagram: 'instagram' },
    otherwise: 'other',
  })
  expect(lookupOf(['ТОО', 'физлицо'], ['person', 'company'])).toEqual({
    type: 'lookup',
    values: { ТОО: 'company', физлицо: 'person' },
  })
})

test('the day comes first in dates, unless a sample says otherwise', () => {
  expect(dateFormatOf(['1/2/2026', '31/1/2026'])).toBe('d/M/yyyy')
  expect(dateFormatOf(['1/2/2026', '1/31/2026'])).toBe('M/d/yyyy')
  expect(dateFormatOf(['2026-01-31'])).toBeNull()
  expect(dateFormatOf(['31.01.2026', 'soon'])).toBeNull()
})

test('a first and a last name become one name', () => {
  const first: SuggestField = { name: 'customFields.imya', label: 'Имя', kind: 'text' }
  const given: SuggestField = { name: 'customFields.firstName', label: 'First name', kind: 'text' }
  const last: SuggestField = { name: 'customFields.familiya', label: 'Фамилия', kind: 'text' }
  const target: SuggestField = { name: 'name', kind: 'text' }
  const pair = { target, score: 1, reasons: [] }
  expect(mappingsOf([{ ...pair, source: given }], [given, last])).toEqual([
    {
      to: 'name',
      field: 'customFields.firstName',
      transforms: [
        { type: 'template', text: '{customFields.firstName} {customFields.familiya}' },
        { type: 'trim' },
      ],
    },
  ])
  expect(mappingsOf([{ ...pair, source: first }], [first])).toEqual([
    { to: 'name', field: 'customFields.imya' },
  ])
})

test('items are mapped one by one', () => {
  const source: SuggestField = { name: 'items.quantity', kind: 'quantity' }
  const pair = { source, target: source, score: 1, reasons: [] }
  expect(mappingsOf([pair], [source])).toEqual([
    { to: 'items', field: 'items', items: [{ to: 'quantity', field: 'quantity' }] },
  ])
})
