import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

const DEV_SERVER = 'http://127.0.0.1:8288'
const app = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}/api/inngest`

/** Runs Potok against the official Inngest dev server: dashboard at http://127.0.0.1:8288. */
const children: ChildProcess[] = []
const start = (command: string, args: string[], env: Record<string, string> = {}) => {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  child.on('exit', (code) => stop(code ?? 1))
  children.push(child)
}
const stop = (code: number) => {
  for (const child of children) child.kill()
  process.exit(code)
}
process.on('SIGINT', () => stop(0))
process.on('SIGTERM', () => stop(0))

start('npx', ['--yes', 'inngest-cli@latest', 'dev', '--no-discovery', '-u', app])
for (let tries = 0; !(await answers(`${DEV_SERVER}/dev`)); tries += 1) {
  if (tries > 240) {
    console.error(`The Inngest dev server does not answer at ${DEV_SERVER}`)
    stop(1)
  }
  await sleep(500)
}
start(process.execPath, ['scripts/start.mjs'], { INNGEST_DEV: DEV_SERVER })

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}
