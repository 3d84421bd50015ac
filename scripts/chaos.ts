import { parseArgs } from 'node:util'
import { median } from '../bench/support/report.ts'
import { runChaos } from '../tests/support/chaos/run-chaos.ts'

/**
 * `npm run chaos -- [--sagas 500] [--kills 10] [--seed 1] [--database postgres://…]`: wins deals and places
 * orders in a real Potok that is killed at random moments. Exit code 1 unless nothing was lost, doubled or
 * left behind. The database must be empty; without one it is PGlite in a folder of its own.
 */
const { values } = parseArgs({
  options: {
    sagas: { type: 'string', default: '500' },
    kills: { type: 'string' },
    seed: { type: 'string' },
    database: { type: 'string' },
  },
})
const whole = (name: 'sagas' | 'kills' | 'seed', otherwise: number): number => {
  const given = values[name]
  if (given === undefined) return otherwise
  if (/^\d{1,9}$/.test(given)) return Number(given)
  console.error(`--${name} must be a whole number`)
  process.exit(2)
}
const sagas = whole('sagas', 500)
const kills = whole('kills', Math.max(3, Math.round(sagas / 50)))
const seed = whole('seed', Math.floor(Math.random() * 1_000_000_000))

console.log(`chaos: ${sagas} sagas, ${kills} kills, seed ${seed}`)
const report = await runChaos({
  sagas,
  kills,
  seed,
  databaseUrl: values.database,
  say: (line) => console.log(`  ${line}`),
})

const { lost, doubled, uncompensated, recoveries } = report
const seconds = (times: readonly (number | null)[]): string => {
  const known = times.filter((time) => time !== null)
  if (known.length === 0) return 'not seen'
  const show = (time: number) => (time / 1000).toFixed(1)
  return `median ${show(median(known))} s, max ${show(Math.max(...known))} s (of ${known.length})`
}
const interrupted = recoveries.reduce((sum, each) => sum + each.interrupted, 0)
for (const [name, value] of [
  ['started', report.started],
  ['finished', report.finished],
  ['compensated', report.compensated],
  ['lost', lost.length],
  ['doubled', doubled.length],
  ['uncompensated', uncompensated.length],
  ['kills', `${report.kills}, with ${interrupted} sagas under way`],
  ['first recovered', `${seconds(recoveries.map(({ first }) => first))}, from the restart`],
  ['all recovered', `${seconds(recoveries.map(({ all }) => all))}, from the restart`],
  ['errors logged', report.errors.reduce((sum, [, count]) => sum + count, 0)],
  ['took', `${(report.took / 1000).toFixed(0)} s`],
]) {
  console.log(`  ${String(name).padEnd(16)} ${value}`)
}
for (const [error, count] of report.errors.slice(0, 5)) console.log(`  ${count} × ${error}`)
for (const [name, reasons] of Object.entries({ lost, doubled, uncompensated })) {
  for (const reason of reasons.slice(0, 20)) console.error(`${name}: ${reason}`)
}
process.exit(lost.length + doubled.length + uncompensated.length === 0 ? 0 : 1)
