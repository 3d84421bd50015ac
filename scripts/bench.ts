import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

const folder = join(import.meta.dirname, '..', 'bench')
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => basename(file, '.bench.ts'))
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${names.join(', ')}`)
  process.exit(2)
}

let failed = false
for (const name of wanted.length > 0 ? wanted : names) {
  console.log(`\n${name}`)
  failed = (await run(join(folder, `${name}.bench.ts`))) !== 0 || failed
}
process.exit(failed ? 1 : 0)

function run(file: string): Promise<number> {
  const child = spawn(process.execPath, ['--expose-gc', file], { stdio: 'inherit' })
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
}
