// Plain JavaScript on purpose: an older Node must be able to read this far and say what is missing.
import module from 'node:module'

const [major = 0] = process.versions.node.split('.').map(Number)

if (major < 24) {
  console.error(
    `Potok needs Node 24 or later; this is Node ${process.versions.node}. ` +
      'On Linux `npm ci` brings Node 24 with it: start with `npm start`. Elsewhere install Node 24.',
  )
  process.exit(1)
}

// Compiled code is kept in the system's temporary folder: later starts take half as long.
module.enableCompileCache()

// Node reads a package's whole list of exports for each import of it, and drizzle-orm's is 180 KB: the
// answer is the same for every file of ours, so it is asked for once. Two seconds of each start. Inside of
// drizzle-orm it reads the list again for each of some hundred files, to learn what they all are: modules.
const ROOT = new URL('..', import.meta.url).href
const DRIZZLE = new URL('node_modules/drizzle-orm/', ROOT).href
const resolved = new Map()
module.registerHooks({
  resolve(specifier, context, next) {
    const from = context.parentURL ?? ''
    if (from.startsWith(DRIZZLE) && specifier.startsWith('.') && specifier.endsWith('.js')) {
      return { url: new URL(specifier, from).href, format: 'module', shortCircuit: true }
    }
    const isPackage = !/^(?:[./#]|[a-z]+:)/.test(specifier)
    if (!isPackage || !from.startsWith(ROOT) || from.includes('/node_modules/')) {
      return next(specifier, context)
    }
    const key = `${specifier} ${context.conditions.join(' ')}`
    const known = resolved.get(key) ?? { ...next(specifier, context), shortCircuit: true }
    resolved.set(key, known)
    return known
  },
})

await import('../main.ts')
