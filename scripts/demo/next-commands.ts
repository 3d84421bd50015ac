import { styleText } from 'node:util'
import type { DemoDeals } from './load-demo.ts'

/** What to try next, to copy into a shell. */
export function nextCommands({
  url,
  keyFile,
  deals,
}: {
  url: string
  /** Null when the key came from POTOK_API_KEY. */
  keyFile: string | null
  deals: DemoDeals
}): string {
  const head = (text: string) => styleText('bold', text)
  const ask = (path: string) => `api "${path}"`
  const post = (path: string, body?: string) =>
    `api "${path}" -X POST${body === undefined ? '' : ` -d '${body}'`}`
  const patch = (path: string, body: string) => `api "${path}" -X PATCH -d '${body}'`
  return `
  ${head('Try it')}  (bash; "api" asks and shows, "ids" gives what was found)

KEY=${keyFile === null ? '$POTOK_API_KEY' : `$(cat ${keyFile})`}
ask() { curl -s "${url}/api/v1$1" "\${@:2}" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json'; }
api() { ask "$@" | node -e 'console.dir(JSON.parse(require("fs").readFileSync(0)), { depth: 4 })'; }
ids() { ask "$1" | node -p 'JSON.parse(require("fs").readFileSync(0)).items.map((item) => item.id).join(" ")'; }

  ${head('1. Win a deal that is short of stock')}
${post(`/deals/${deals.short}/win`)}; sleep 2
${ask(`/sagas/${deals.short}`)}                      ${dim('its steps, one after the other')}
ORDER=$(ids "/orders?dealId=${deals.short}")
${ask('/orders/$ORDER')}                             ${dim('reserved, toProduce, toPurchase of each line')}
${ask('/invoices?orderId=$ORDER')}                   ${dim('its number has no gap before it')}
${ask('/stock/levels')}                              ${dim('onHand, reserved, available')}
${ask('/production-orders?orderId=$ORDER')}          ${dim('tables, and the tops that they need')}
${ask('/purchase-orders?orderId=$ORDER')}            ${dim('a draft for what is bought')}

  ${head('2. Get what is bought: the draft is ordered, then it is there')}
PURCHASE=$(ids "/purchase-orders?orderId=$ORDER")
${patch('/purchase-orders/$PURCHASE', '{"version":1,"status":"ordered"}')}
${patch('/purchase-orders/$PURCHASE', '{"version":2,"status":"received"}')}; sleep 2

  ${head('3. Make it (the tops first, then the tables), take the money, ship it')}
for MADE in $(ids "/production-orders?orderId=$ORDER&sort=-number"); do ${post('/production-orders/$MADE/complete')}; done
${post('/orders/$ORDER/payments', '{"method":"cash"}')}
${post('/orders/$ORDER/fulfill', '{"priority":"high"}')}; sleep 2
${ask('/shipments?orderId=$ORDER')}
${ask('/orders/$ORDER')}                             ${dim('paid, fulfilled')}

  ${head('4. Win one that fails at the last step, and see all of it undone')}
${post(`/deals/${deals.late}/win`)}; sleep 2
${ask(`/sagas/${deals.late}`)}                       ${dim('compensated: what was undone, and the reason')}
${ask(`/deals/${deals.late}`)}                       ${dim('back in negotiation')}

  ${head('5. Win an ordinary one')}
${post(`/deals/${deals.ordinary}/win`)}

  Everything else stands in ${url}/api/v1/openapi.json and docs/sales.md.
`
}

const dim = (text: string): string => styleText('dim', `# ${text}`)
