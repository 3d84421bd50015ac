import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build, type BuildOptions } from 'esbuild'
import { FONT_FILES, fontPath } from '../adapters/canvas/font-files.ts'

/**
 * `npm run build [-- node|vercel|netlify [folder]]`: one file of code, its fonts and the native canvas, in a folder
 * that runs without node_modules beside it. PGlite is left out: a serverless host has a Postgres.
 */
const root = join(import.meta.dirname, '..')
const target = process.argv[2] ?? 'node'

/** The handlers that the hosts call, on top of the same app. */
const ENTRIES: Record<string, { folder: string; file: string; code: string }> = {
  node: { folder: 'dist/app', file: 'index.mjs', code: `export { default } from './app.mjs'\n` },
  vercel: {
    folder: '.vercel/output/functions/potok.func',
    file: 'index.mjs',
    code: `import { getRequestListener } from '@hono/node-server'\nimport app from './app.mjs'\nexport default getRequestListener(app.fetch)\n`,
  },
  netlify: {
    folder: 'dist/netlify/functions/potok',
    file: 'potok.mjs',
    code: `import app from './app.mjs'\nexport default (request) => app.fetch(request)\nexport const config = { path: '/*' }\n`,
  },
}
const entry = ENTRIES[target]
if (!entry) {
  console.error(`Unknown target ${target}. There are: ${Object.keys(ENTRIES).join(', ')}`)
  process.exit(2)
}

const folder = process.argv[3] ?? join(root, entry.folder)
rmSync(folder, { recursive: true, force: true })
mkdirSync(join(folder, 'fonts'), { recursive: true })

const options: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  external: ['canvas', '@electric-sql/*', './app.mjs'],
  // CommonJS packages in the bundle still ask for Node's own modules by require.
  banner: {
    js: `import { createRequire as potokRequire } from 'node:module'; const require = potokRequire(import.meta.url);`,
  },
  legalComments: 'linked',
  logLevel: 'warning',
}

await build({ ...options, entryPoints: [join(root, 'app.ts')], outfile: join(folder, 'app.mjs') })
await build({
  ...options,
  stdin: { contents: entry.code, resolveDir: root },
  outfile: join(folder, entry.file),
  allowOverwrite: true,
})

copyFonts(join(folder, 'fonts'))
copyCanvas(join(folder, 'node_modules'))
if (target === 'vercel') writeVercelConfig(folder, process.argv[3] === undefined)
if (target === 'netlify') mkdirSync(join(root, 'dist/netlify/public'), { recursive: true })
console.log(`Built ${folder}`)

function copyFonts(to: string): void {
  for (const file of FONT_FILES) {
    cpSync(fontPath(file), join(to, basename(file.specifier)))
    // The SIL Open Font License wants its text beside the fonts.
    const [scope = '', name = ''] = file.specifier.split('/')
    cpSync(join(root, 'node_modules', scope, name, 'LICENSE'), join(to, `${name}.LICENSE.txt`))
  }
}

/** The package and the binary of this machine's platform, which is the host's build machine. */
function copyCanvas(to: string): void {
  cpSync(join(root, 'node_modules/canvas'), join(to, 'canvas'), { recursive: true })
  const scope = join(root, 'node_modules/@napi-rs')
  for (const name of readdirSync(scope).filter((entry) => entry.startsWith('canvas-'))) {
    cpSync(join(scope, name), join(to, '@napi-rs', name), { recursive: true })
  }
}

/** Vercel's Build Output API, version 3: the function's configuration, and the route that leads to it. */
function writeVercelConfig(functionFolder: string, withRoute: boolean): void {
  const functionConfig = {
    runtime: 'nodejs24.x',
    handler: 'index.mjs',
    launcherType: 'Nodejs',
    shouldAddHelpers: false,
    supportsResponseStreaming: true,
    // Two providers, each with one repair call of 30 s, on top of the 25 s of checkpointing.
    maxDuration: 180,
    memory: 1024,
  }
  writeFileSync(join(functionFolder, '.vc-config.json'), JSON.stringify(functionConfig))
  if (!withRoute) return
  const output = join(functionFolder, '..', '..')
  mkdirSync(join(output, 'static'), { recursive: true })
  const routes = [{ src: '/(.*)', dest: '/potok' }]
  writeFileSync(join(output, 'config.json'), JSON.stringify({ version: 3, routes }))
}
