import { describe, expect, test } from 'vitest'
import { createLedgerGateway } from '../../../adapters/payments/create-ledger-gateway.ts'
import { behavesAsGateway, chargeOf } from './gateway.contract.ts'

describe('the ledger', () => {
  behavesAsGateway(createLedgerGateway)

  test('takes the word of who writes it: the money is there', async () => {
    expect(await createLedgerGateway().charge(chargeOf())).toEqual({
      status: 'captured',
      externalId: null,
    })
  })
})
