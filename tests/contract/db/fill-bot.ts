import { createButtonStore } from '../../../db/repositories/buttons.ts'
import type { Database } from '../../../db/open-database.ts'
import type { Repositories } from '../../../workflows/deps.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { clock, newId } from '../../support/ids.ts'

const chatId = 1
const soon = () => new Date(clock.now() + 3_600_000).toISOString()

/** Somebody who talks with the bot, and has asked for all that can be asked for. */
export async function fillBot(r: Repositories): Promise<void> {
  await r.sessions.save({
    chatId,
    language: 'ru',
    languageChosen: false,
    style: 'paper',
    format: 'square',
    firstName: null,
    subscribedAt: '2026-11-02T09:00:00.000Z',
  })
  await r.conversations.insert({
    id: newId(),
    chatId,
    telegramUserId: chatId,
    kind: 'new_lead',
    step: 'name',
    data: {},
    status: 'active',
    expiresAt: soon(),
  })
  const kit = await r.brandKits.lock(chatId, newId())
  await r.brandKits.save(kit.id, { handle: '@potok' })
  const broadcast = { id: newId(), text: 'x', button: null, language: null }
  await r.broadcasts.insert({ ...broadcast, startAt: null, reportChatId: null })
  await r.broadcasts.addRecipients(broadcast.id, null)
  await r.schedules.insert({
    id: newId(),
    chatId,
    telegramUserId: chatId,
    kind: 'wisdom',
    days: [1],
    time: '09:00',
    timeZone: 'Asia/Almaty',
    topics: [],
    language: 'ru',
    style: 'paper',
    format: 'square',
    nextAt: soon(),
  })
  await r.erasures.insert({ id: newId(), telegramUserId: chatId, language: 'ru', dueAt: soon() })
  await r.aiContents.insert({
    id: newId(),
    language: 'ru',
    input: { kind: 'wisdom', day: '2026-11-22' },
    chat: null,
    requestedBy: { type: 'system', id: 'test' },
  })
}

export async function fillButtons(database: Database, scope: TenantScope): Promise<void> {
  await createButtonStore(database, { clock }).keep(scope, chatId, [{ kind: 'k', data: {} }])
}
