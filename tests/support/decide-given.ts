import { decide } from '../../workflows/bot/decide.ts'
import { readUpdate } from '../../workflows/bot/read-update.ts'
import type { ChatSession } from '../../workflows/bot/repository.ts'
import type { Carousel } from '../../workflows/carousel/repository.ts'

export const ID = '01890a5d-ac96-774b-bcce-b302099a8057'
export const OLD = '01890a5d-ac96-774b-bcce-b302099a8000'
export const ANYA = { id: 1, is_bot: false, first_name: 'Аня', language_code: 'ru' }
export const PRIVATE = { id: 1, type: 'private' }
export const GROUP = { id: -100, type: 'supergroup' }

export const known: ChatSession = {
  chatId: 1,
  language: 'ru',
  languageChosen: false,
  style: 'editorial',
  format: 'portrait',
  firstName: 'Аня',
  awaitingTopicFrom: null,
}
export const drawn = {
  id: OLD,
  source: { kind: 'topic', topic: 'Как начать бегать' },
  language: 'ru',
  style: 'paper',
  format: 'square',
  chat: { chatId: 1, messageId: 5 },
} as Carousel

interface Given {
  session?: ChatSession | null
  carousel?: Carousel | null
  botName?: string | null
}

/** The bot's decision about one update, in a sentence: `given({ session }).says('Сон')`. */
export function given({ session = known, carousel = null, botName = 'potok_bot' }: Given = {}) {
  const on = (update: Record<string, unknown>) => {
    const incoming = readUpdate({ update_id: 77, ...update })
    return decide({ updateId: 77, incoming, session, carousel, botName, newId: () => ID })
  }
  const message = (fields: object, chat: object = PRIVATE) =>
    on({ message: { message_id: 9, date: 1, chat, from: ANYA, ...fields } })
  return {
    on,
    message,
    says: (text: string, fields: object = {}) => message({ text, ...fields }),
    saysInGroup: (text: string, fields: object = {}) => message({ text, ...fields }, GROUP),
    presses: (data: string) =>
      on({
        callback_query: {
          id: 'cb',
          from: ANYA,
          data,
          message: { message_id: 8, date: 1, chat: PRIVATE, text: 'menu' },
        },
      }),
  }
}

type Decision = ReturnType<ReturnType<typeof given>['on']>
export const said = ({ outcome }: Decision) =>
  outcome.replies.flatMap((reply) => (reply.kind === 'text' ? [reply.text] : []))
export const events = ({ events }: Decision) => events.map(({ type }) => type)
export const nothing = { session: null, outcome: { replies: [], carousel: null }, events: [] }
