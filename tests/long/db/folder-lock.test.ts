import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockFolder } from '../../../db/drivers/folder-lock.ts'
import { openDatabase } from '../../../db/open-database.ts'
import { migratedDumpFile } from '../../support/database.ts'

describe('the data folder', () => {
  let root: string
  let folder: string
  const children: ChildProcessWithoutNullStreams[] = []
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'potok-lock-'))
    folder = join(root, 'data')
  })
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    await rm(root, { recursive: true, force: true })
  })

  const start = (...dump: string[]) => {
    const script = join(import.meta.dirname, '../../support/hold-folder.ts')
    const child = spawn(process.execPath, [script, folder, ...dump])
    children.push(child)
    const said = once(child.stdout, 'data').then(([line]) => String(line).trim())
    return { child, said }
  }

  test('is refused to a second process, naming the folder and the first', async () => {
    const first = start()
    expect(await first.said).toBe('open')
    const refusal = `The data folder ${folder} is in use by process ${first.child.pid}.`
    await expect(openDatabase({ dataDir: folder })).rejects.toMatchObject({
      code: 'conflict',
      message: refusal,
    })
    expect(await start().said).toBe(refusal)
  })

  test('goes to one of two that start at the same moment', async () => {
    const said = await Promise.all([start().said, start().said])
    expect(said.toSorted()).toEqual([
      expect.stringMatching(`^The data folder ${folder} is in use by `) as string,
      'open',
    ])
  })

  test('is free again, with its data, after kill -9', async () => {
    const first = start(await migratedDumpFile())
    await first.said
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')
    const database = await openDatabase({ dataDir: folder })
    expect(await database.sql.query('select n from marks')).toEqual([{ n: 1 }])
    await database.close()
  })

  test('is free again after a clean stop', async () => {
    const first = start()
    await first.said
    first.child.stdin.end()
    await once(first.child, 'exit')
    const unlock = await lockFolder(folder)
    expect(unlock).toBeTypeOf('function')
    await unlock()
  })

  test('is refused twice in one process too, until it is given back', async () => {
    const unlock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'conflict' })
    await unlock()
    await unlock()
    const again = await lockFolder(folder)
    await again()
  })
})
