import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** The engine as a process of its own, as `npm run engine` starts it. */
export interface EngineProcess {
  readonly url: string
  readonly child: ChildProcess
  /** What it has written to its log and its error output. */
  log(): string
  stop(): Promise<void>
}

/** @param args flags of `engine/cli.ts` beside the port */
export async function startEngine(args: readonly string[] = []): Promise<EngineProcess> {
  const child = spawn(
    process.execPath,
    ['engine/cli.ts', '--port', '0', '--retry-interval', '0.2', ...args],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LOG_LEVEL: 'error' } },
  )
  let text = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString('utf8')
      const found = /listens on (http:\/\/\S+)/.exec(text)
      if (found?.[1]) resolve(found[1])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => reject(new Error(`the engine did not start: ${text}`)))
  })
  return {
    url,
    child,
    log: () => text,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}
