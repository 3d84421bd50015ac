import { expect, test } from 'vitest'
import { tellOwners } from '../../../../workflows/alerts/tell-owners.ts'
import { retrySaga } from '../../../../workflows/bot/alerts/actions.ts'
import type { TextDelivery } from '../../../../workflows/bot/ports.ts'
import type { Deps, Repositories } from '../../../../workflows/deps.ts'
import { quietLogger } from '../../../support/quiet-logger.ts'

const SAGA = '01890a5d-ac96-774b-bcce-b302099a8057'
const SCOPE = { organizationId: 'org', workspaceId: 'space' }
const owner = { id: 'm', userId: 'u', role: 'owner', status: 'active' }
const saga = { id: SAGA, name: 'deal-won', subject: SAGA, failedStep: 'book', reason: 'no' }

test('an undoing that stopped is told to the owners with a button that lets it go on', async () => {
  const sent: TextDelivery[] = []
  const r = {
    access: {
      members: { list: async () => [owner], findByUser: async () => owner },
      users: { lock: async () => ({ telegramUserId: '7', locale: null }) },
    },
    sessions: { find: async () => ({ language: 'en' }) },
    settings: { read: async () => ({ values: { locale: 'ru' } }) },
    sagaReader: { find: async () => saga },
  } as unknown as Repositories
  const deps = {
    inTenant: (_: unknown, work: (r: Repositories) => Promise<unknown>) => work(r),
    messenger: { sendText: async (_: unknown, text: TextDelivery) => void sent.push(text) },
    logger: quietLogger,
  } as unknown as Deps
  const alert = { id: 'e', name: 'saga.compensation_failed', subject: SAGA, message: 'It stopped' }
  await tellOwners(deps, SCOPE, alert, { run: (_, work) => work() })
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({
    key: 'alert:e:u',
    chatId: 7,
    text: expect.stringContaining('Please look'),
    buttons: [[retrySaga.button('🔁 Let it go on', { sagaId: SAGA })]],
  })
})
