import { createContext, Script } from 'node:vm'

const script = new Script('run()')
const sandbox: { run: () => unknown } = { run: () => undefined }
const context = createContext(sandbox)

/**
 * Runs `work` and stops it after `ms` milliseconds, wherever it is, be it inside a regular
 * expression. Costs some 100 µs: meant for work that may loop.
 * @throws Error with code ERR_SCRIPT_EXECUTION_TIMEOUT
 */
export function runGuarded<T>(work: () => T, ms: number): T {
  sandbox.run = work
  return script.runInContext(context, { timeout: ms }) as T
}
