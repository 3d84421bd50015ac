import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { hasEnded, ownerName } from '../../../../engine/store/owner.ts'

describe('the owner of a database', () => {
  const of = (pid: number | undefined) =>
    ownerName('e1').replace(new RegExp(` ${process.pid}$`), ` ${pid}`)

  test('has ended when its process is gone, where that can be told', () => {
    const { pid } = spawnSync('true')
    expect(hasEnded(of(pid))).toBe(process.platform === 'linux')
  })

  test('has not when its process runs, be it this one', () => {
    expect(hasEnded(ownerName('e1'))).toBe(false)
    expect(hasEnded(of(process.ppid))).toBe(false)
    // Another user's, which may not be asked.
    expect(hasEnded(of(1))).toBe(false)
  })

  test('is not judged when it is of another machine, another boot or an engine before this one', () => {
    const { pid } = spawnSync('true')
    for (const owner of [`e1 elsewhere/pid:[1] ${pid}`, 'e1', '', `${ownerName('e1')}0x`]) {
      expect(hasEnded(owner), owner).toBe(false)
    }
  })
})
