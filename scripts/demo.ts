import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs, styleText } from 'node:util'
import { createAskApi } from './ask-api.ts'
import { loadDemo } from './demo/load-demo.ts'
import { nextCommands } from './demo/next-commands.ts'

/**
 * `npm run demo [-- --url http://127.0.0.1:3000 --key-file .potok/api-key]`: a small furniture company in a
 * Potok that runs. The key is POTOK_API_KEY where that is set. Again, it changes nothing that is there.
 */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: `http://127.0.0.1:${process.env['PORT'] ?? '3000'}` },
    'key-file': {
      type: 'string',
      default: join(process.env['POTOK_DATA'] ?? '.potok', 'api-key'),
    },
  },
})
const url = values.url.replace(/\/+$/, '')
const keyFile = values['key-file']
const given = process.env['POTOK_API_KEY']
if (given === undefined && !existsSync(keyFile)) {
  fail(`There is no API key in ${keyFile}. Start Potok first (npm start), or name it: --key-file …`)
}
const key = given ?? readFileSync(keyFile, 'utf8').trim()

try {
  const ask = createAskApi(url, async () => key)
  const { rows, deals } = await loadDemo(ask)
  const width = Math.max(...rows.map(({ what }) => what.length))
  console.log(`\n  ${styleText('bold', 'The demo company')} at ${url}\n`)
  for (const { what, name, isNew } of rows) {
    const mark = isNew ? styleText('green', 'made ') : styleText('dim', 'there')
    console.log(`  ${mark}  ${what.padEnd(width)}  ${name}`)
  }
  console.log(nextCommands({ url, keyFile: given === undefined ? keyFile : null, deals }))
} catch (error) {
  const { message } = error as Error
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : ''
  fail(
    message === 'fetch failed'
      ? `Potok does not answer at ${url} (${cause}). Start it first: npm start`
      : `The demo company is not complete. ${message}`,
  )
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
