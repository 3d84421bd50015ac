import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = join(import.meta.dirname, '..', '..')

export interface ChatMessage {
  message_id: number
  text?: string
  caption?: string
  media_group_id?: string
  photo?: { width: number; height: number; url?: string }[]
  url?: string
  document?: { file_name: string; mime_type: string }
  reply_markup?: { inline_keyboard: { text: string; callback_data?: string }[][] }
}

/** Potok as `npm start` starts it: a process of its own, with its folder and its port. */
export interface Machine {
  url: string
  folder: string
  /** Starts the process and waits until it is ready. @throws Error with what it printed */
  start(): Promise<void>
  /** SIGKILL: nothing gets to clean up. */
  kill(): Promise<void>
  /** Waits until it has ended by itself. */
  ended(): Promise<void>
  /** SIGTERM. @returns the exit code */
  stop(): Promise<number | null>
  /** Everything that it printed since it was made. */
  output(): string
  apiKey(): Promise<string>
  say(chatId: number, text: string): Promise<ChatMessage>
  press(chatId: number, messageId: number, data: string): Promise<unknown>
  chat(chatId: number): Promise<ChatMessage[]>
  /** Kills it and removes the folder. */
  remove(): Promise<void>
}

export async function createMachine(environment: Record<string, string> = {}): Promise<Machine> {
  const folder = await mkdtemp(join(tmpdir(), 'potok-machine-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null
  let printed = ''

  const exited = async () => {
    if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  const json = async <T>(path: string, init?: RequestInit): Promise<T> => {
    const response = await fetch(url + path, init)
    if (!response.ok)
      throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as T
  }

  const machine: Machine = {
    url,
    folder,
    start: async () => {
      child = spawn(process.execPath, ['scripts/start.mjs'], {
        cwd: ROOT,
        env: {
          PATH: process.env['PATH'] ?? '',
          LOG_LEVEL: 'warn',
          PORT: String(port),
          POTOK_DATA: folder,
          ...environment,
        },
      })
      const keep = (chunk: Buffer) => {
        printed += chunk.toString()
      }
      child.stdout?.on('data', keep)
      child.stderr?.on('data', keep)
      const from = printed.length
      while (!printed.slice(from).includes('Potok is ready')) {
        if (child.exitCode !== null) throw new Error(`it ended: ${printed.slice(from)}`)
        await sleep(50)
      }
    },
    kill: async () => {
      child?.kill('SIGKILL')
      await exited()
    },
    ended: exited,
    stop: async () => {
      child?.kill('SIGTERM')
      await exited()
      return child?.exitCode ?? null
    },
    output: () => printed,
    apiKey: async () => (await readFile(join(folder, 'api-key'), 'utf8')).trim(),
    say: (chatId, text) =>
      json(`/simulator/chats/${chatId}/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text }),
      }),
    press: (chatId, messageId, data) =>
      json(`/simulator/chats/${chatId}/callbacks`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ message_id: messageId, data }),
      }),
    chat: (chatId) => json(`/simulator/chats/${chatId}/messages`),
    remove: async () => {
      await machine.kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return machine
}

/** Asks again until `found` gives something. @throws Error naming what was waited for */
export async function eventually<T>(
  what: string,
  found: () => Promise<T | null | undefined | false>,
  within = 20_000,
): Promise<T> {
  const until = Date.now() + within
  for (;;) {
    const value = await found()
    if (value) return value
    if (Date.now() > until) throw new Error(`waited in vain for ${what}`)
    await sleep(50)
  }
}

/** The photos of each album of a chat, by its media group. */
export function albumsOf(messages: readonly ChatMessage[]): ChatMessage[][] {
  const groups = Map.groupBy(
    messages.filter(({ photo }) => photo),
    ({ media_group_id: id, message_id }) => id ?? String(message_id),
  )
  return [...groups.values()]
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
