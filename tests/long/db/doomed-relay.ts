import { createOutbox } from '../../../db/events/create-outbox.ts'
import { openDatabase } from '../../../db/open-database.ts'
import { clock, newId } from '../../support/ids.ts'

/** A process of its own for tests: relays to its output, one id per line, until it is killed. */
const [url = '', lease = '0'] = process.argv.slice(2)
const database = await openDatabase({ url, poolSize: 2 })
const outbox = createOutbox(database, { clock, newId, lease: Number(lease) })
for (;;) {
  const count = await outbox.drain(5, async (events) => {
    for (const { id } of events) process.stdout.write(`${id}\n`)
    // Long enough for many of the kills to come between delivery and mark.
    await new Promise((resolve) => setTimeout(resolve, 10))
  })
  if (count === 0) await new Promise((resolve) => setTimeout(resolve, 20))
}
