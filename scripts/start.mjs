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
await import('../main.ts')
