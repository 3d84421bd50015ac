import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'

const script = new URL('victim.ts', import.meta.url).pathname
const runs = 30

/** Starts the victim; resolves when it has ended, by itself or killed after `killAfter` milliseconds of work. */
async function live(
  folder: string,
  mode: string,
  submit: number,
  killAfter: number | null,
): Promise<void> {
  const journal = join(folder, 'journal')
  const child = spawn(
    process.execPath,
    [script, join(folder, 'data'), journal, mode, String(submit)],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const ended = once(child, 'exit')
  if (killAfter !== null) {
    while (child.exitCode === null && !linesOf(journal).includes(`ready ${child.pid}`))
      await sleep(5)
    await sleep(killAfter)
    child.kill('SIGKILL')
  }
  await ended
}

function linesOf(journal: string): string[] {
  return existsSync(journal) ? readFileSync(journal, 'utf8').split('\n') : []
}

function wordsAfter(lines: readonly string[], word: string): string[][] {
  return lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.split(' ').slice(1))
}

describe.each(['checkpointing', 'plain'])('an engine killed at random moments (%s)', (mode) => {
  test('finishes every run once, and never repeats a step whose result was stored', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'engine-kill-'))
    try {
      const kills = 5
      for (let i = 0; i < kills; i++) {
        await live(folder, mode, i === 0 ? runs : 0, 20 + Math.random() * 500)
      }
      await live(folder, mode, 0, null)
      const lines = linesOf(join(folder, 'journal'))
      expect(lines).toContain('finished')

      // A life that was over before its bullet came has reported too: the last report counts.
      const report = lines.slice(lines.findLastIndex((line) => line.startsWith('ready ')))
      const ended = wordsAfter(report, 'run')
      expect(ended).toHaveLength(runs)
      expect(ended.map(([, status]) => status)).toEqual(
        Array.from({ length: runs }, () => 'Completed'),
      )

      // What the run returned is what its stored steps returned, each stored once.
      const stored = wordsAfter(report, 'stored')
      expect(stored).toHaveLength(runs * 4)
      expect(new Set(stored.map(([run, step]) => `${run} ${step}`)).size).toBe(runs * 4)

      // A step may be begun again only if the process died before its result was stored: at most
      // once for each life, never twice in one, and never after the step that follows was begun.
      const done = wordsAfter(lines, 'done').map(([run, step, pid]) => `${run} ${step} ${pid}`)
      expect(new Set(done).size).toBe(done.length)
      for (const [run] of ended) {
        const order = wordsAfter(lines, 'begin')
          .filter(([id]) => id === run)
          .map(([, step]) => step)
        expect(order.lastIndexOf('a')).toBeLessThan(
          Math.min(order.indexOf('b'), order.indexOf('c')),
        )
        expect(Math.max(order.lastIndexOf('b'), order.lastIndexOf('c'))).toBeLessThan(
          order.indexOf('d'),
        )
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 240_000)
})
