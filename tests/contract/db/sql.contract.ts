import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SqlSession } from '../../../db/drivers/sql.ts'
import type { Database } from '../../../db/open-database.ts'
import type { Harness } from './harness.ts'

/** What every driver does alike. */
export function sqlContract(harness: Harness): void {
  describe('SQL', () => {
    let database: Database
    beforeAll(async () => {
      database = await harness.open({ poolSize: 1 })
      await database.sql.script('create table notes (id int primary key, text text); select 1;')
    })
    afterAll(() => database.close())

    const notes = async () =>
      (await database.sql.query<{ id: number }>('select id from notes order by id')).map(
        ({ id }) => id,
      )

    test('values come back as the same JavaScript types', async () => {
      const rows = await database.sql.query(
        `select 1::int as int, 9007199254740991::int8 as exact, 9007199254740993::int8 as big,
                '2026-01-02T03:04:05.678Z'::timestamptz as time, '{"a":[1]}'::jsonb as json,
                1.10::numeric as numeric, true as yes, null as nothing, 'ж' as text,
                $1::bytea as bytes, '{1,2}'::int[] as list`,
        [new Uint8Array([0, 255])],
      )
      const { bytes, ...row } = rows[0] ?? {}
      expect(row).toEqual({
        int: 1,
        exact: 9007199254740991,
        big: 9007199254740993n,
        time: new Date('2026-01-02T03:04:05.678Z'),
        json: { a: [1] },
        numeric: '1.10',
        yes: true,
        nothing: null,
        text: 'ж',
        list: [1, 2],
      })
      expect(new Uint8Array(bytes as Uint8Array)).toEqual(new Uint8Array([0, 255]))
    })

    test('a moment keeps its century, from the year 1 on', async () => {
      for (const time of [
        '0001-01-01T00:00:00.000Z',
        '0050-06-01T10:20:30.400Z',
        '0999-12-31T23:59:59.999Z',
      ]) {
        const [row] = await database.sql.query<{ time: Date }>('select $1::timestamptz as time', [
          time,
        ])
        expect(row?.time.toISOString()).toBe(time)
      }
    })

    test('the array form leaves JSON and times as text', async () => {
      const rows = await database.sql.arrays(
        `select '"123"'::jsonb, '2026-01-02T03:04:05Z'::timestamptz at time zone 'UTC', 1::int8`,
      )
      expect(rows).toEqual([['"123"', '2026-01-02 03:04:05', 1]])
    })

    test('a transaction that resolves is committed', async () => {
      await database.sql.transaction((tx) => tx.query('insert into notes values (1)'))
      expect(await notes()).toContain(1)
    })

    test('a transaction that rejects is rolled back, with its own error', async () => {
      const work = async (tx: SqlSession) => {
        await tx.query('insert into notes values (2)')
        throw new Error('mine')
      }
      await expect(database.sql.transaction(work)).rejects.toThrow('mine')
      expect(await notes()).not.toContain(2)
    })

    test('a transaction in which a statement failed does not commit, even if the error is swallowed', async () => {
      const work = async (tx: SqlSession) => {
        await tx.query('insert into notes values (3)')
        await tx.query('select 1/0').catch(() => undefined)
      }
      await expect(database.sql.transaction(work)).rejects.toThrow(/rolled back|aborted/)
      expect(await notes()).not.toContain(3)
    })

    test('the handle of a transaction is dead after it, so that it cannot write into the next', async () => {
      let leaked: SqlSession | undefined
      await database.sql.transaction(async (tx) => {
        leaked = tx
      })
      await expect(leaked?.query('insert into notes values (4)')).rejects.toThrow('has ended')
      expect(await notes()).not.toContain(4)
    })

    test('setup belongs to the transaction alone', async () => {
      const role = async (session: SqlSession) =>
        (await session.query<{ name: string }>('select current_user::text as name'))[0]?.name
      const setup = 'set local role potok_app'
      expect(await database.sql.transaction(role, { setup })).toBe('potok_app')
      expect(await role(database.sql)).not.toBe('potok_app')
    })

    test('a statement that comes again sees the tables as they are by then', async () => {
      const all = () => database.sql.query('select * from drafts')
      await database.sql.script('create table drafts (id int)')
      expect([await all(), await all(), await all()]).toEqual([[], [], []])
      await database.sql.script("alter table drafts add column text text default 'new'")
      await database.sql.query('insert into drafts (id) values ($1)', [1])
      expect([await all(), await all()]).toEqual([
        [{ id: 1, text: 'new' }],
        [{ id: 1, text: 'new' }],
      ])
      await database.sql.query('alter table drafts drop column text')
      expect(await all()).toEqual([{ id: 1 }])
    })

    test('a statement that failed runs again', async () => {
      const half = (by: unknown) => database.sql.query('select 6 / $1::int as half', [by])
      for (const by of [2, 2, 0, '?', 2, null]) {
        if (by === 0 || by === '?') await expect(half(by)).rejects.toThrow(/zero|syntax/)
        else expect(await half(by)).toEqual([{ half: by && 3 }])
      }
    })

    test('any number of statements come again', async () => {
      const sums = async () => {
        const numbers = Array.from({ length: 700 }, (_, index) => index)
        for (const one of numbers) {
          const text = `select $1::int + ${one} as sum`
          expect(await database.sql.arrays(text, [1])).toEqual([[1 + one]])
        }
      }
      for (let times = 0; times < 4; times += 1) await sums()
      const read = (tx: SqlSession) => tx.arrays('select $1::int + 1', [1])
      expect(await database.sql.transaction(read)).toEqual([[2]])
    })

    test('errors carry the SQLSTATE', async () => {
      await expect(database.sql.query('select 1/0')).rejects.toMatchObject({ code: '22012' })
    })
  })
}
