import { onAction, type BotArea } from '../area.ts'
import { say } from '../say.ts'
import { beginWizard } from '../wizard/begin-wizard.ts'
import {
  cancelBroadcast,
  pauseBroadcast,
  reportBroadcast,
  resumeBroadcast,
  startBroadcast,
  subscribe,
  unsubscribe,
} from './actions.ts'
import { move, show } from './move.ts'
import { optIn, optOut } from './subscribe.ts'
import { reachTexts } from './texts.ts'
import { broadcastWizard } from './wizard.ts'

const SEND = { permission: 'broadcasts:send' }

/** News: who wants them, and sending them. */
export const broadcastsArea: BotArea = {
  commands: [
    {
      name: 'subscribe',
      russian: 'подписаться',
      description: { ru: 'Получать новости и подборки', en: 'Get news and useful picks' },
      handle: optIn,
    },
    {
      name: 'unsubscribe',
      russian: 'отписаться',
      description: { ru: 'Больше не получать рассылки', en: 'Get no more broadcasts' },
      handle: optOut,
    },
    {
      name: 'broadcast',
      russian: 'рассылка',
      description: { ru: 'Написать всем подписчикам', en: 'Write to all subscribers' },
      menu: 'members',
      ...SEND,
      handle: (tools) =>
        tools.said.isPrivate
          ? beginWizard(tools, broadcastWizard, {})
          : { replies: [say(tools, reachTexts[tools.language].privateOnly)] },
    },
    {
      name: 'broadcasts',
      russian: 'рассылки',
      permission: 'broadcasts:read',
      async handle(tools) {
        const [newest] = await tools.r.broadcasts.list({ limit: 1 })
        if (newest) return show(tools, newest.id)
        return { replies: [say(tools, reachTexts[tools.language].none)] }
      },
    },
  ],
  actions: [
    onAction(subscribe, optIn),
    onAction(unsubscribe, optOut),
    onAction(startBroadcast, (tools, { broadcastId }) => move(tools, broadcastId, 'start'), SEND),
    onAction(cancelBroadcast, (tools, { broadcastId }) => move(tools, broadcastId, 'cancel'), SEND),
    onAction(pauseBroadcast, (tools, { broadcastId }) => move(tools, broadcastId, 'pause'), SEND),
    onAction(resumeBroadcast, (tools, { broadcastId }) => move(tools, broadcastId, 'resume'), SEND),
    onAction(reportBroadcast, (tools, { broadcastId }) => show(tools, broadcastId), {
      permission: 'broadcasts:read',
    }),
  ],
  wizards: [broadcastWizard as never],
}
