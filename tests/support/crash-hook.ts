import { registerHooks } from 'node:module'

/**
 * `node --import ./tests/support/crash-hook.ts scripts/start.mjs`: Potok as it is, but for its tenant
 * transactions, which kill the process at the points that the file of CRASH_POINTS names.
 */
const real = new URL('../../db/create-in-tenant.ts', import.meta.url).href
const wrapper = new URL('crash-in-tenant.ts', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context)
    if (resolved.url !== real || context.parentURL === wrapper) return resolved
    return { ...resolved, url: wrapper }
  },
})
