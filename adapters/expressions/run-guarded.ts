import { createContext, Script } from 'node:vm'

const script = new Script('run()')
const sandbox: { run: () => unknown } = { run: () => undefined }
const context = createContext(sandbox)

/**
 * Runs `work` and stops it after `ms` milliseconds, wherever it is. Costs some 100 µs: meant for work
 * that may take long.
 * @throws Error with code ERR_SCRIPT_EXECUTION_TIMEOUT
 */
export function runGuarded(work: () => unknown, ms: number): unknown {
  sandbox.run = work
  try {
    return script.runInContext(context, { timeout: ms })
  } finally {
    sandbox.run = () => undefined
  }
}
