import type { ChatSession, PendingUpdate } from '../../workflows/bot/repository.ts'
import type { Carousel, NewCarousel } from '../../workflows/carousel/repository.ts'
import type { Deps, Repositories } from '../../workflows/deps.ts'
import type { NewEvent } from '../../workflows/shared/events.ts'

export const SCOPE = { organizationId: 'org', workspaceId: 'space' }

type Update = Omit<PendingUpdate, 'chatId'> & {
  chatId: number | null
  status: 'pending' | 'handled' | 'failed'
  reason?: string
}

interface State {
  updates: Map<number, Update>
  sessions: Map<number, ChatSession>
  carousels: Map<string, NewCarousel>
  events: NewEvent[]
}

/** The bot's repositories in memory; a transaction that throws leaves nothing behind. */
export function createMemoryBot() {
  let state: State = {
    updates: new Map(),
    sessions: new Map(),
    carousels: new Map(),
    events: [],
  }
  const inTenant: Deps['inTenant'] = async (_scope, work) => {
    const tx = structuredClone(state)
    const result = await work(repositories(tx) as unknown as Repositories)
    state = tx
    return result
  }
  return {
    inTenant,
    botScope: () => Promise.resolve(SCOPE),
    get state() {
      return state
    },
    eventTypes: () => state.events.map((event) => event.type),
  }
}

function repositories(tx: State) {
  const pending = (update: Update | undefined): PendingUpdate | null =>
    update?.status === 'pending' && update.chatId !== null
      ? { ...update, chatId: update.chatId }
      : null
  const change = async (updateId: number, by: Partial<Update>) => {
    const update = tx.updates.get(updateId)
    if (update) tx.updates.set(updateId, { ...update, ...by })
  }
  return {
    events: {
      append: async (_context: unknown, events: readonly NewEvent[]) => {
        tx.events.push(...events)
        return []
      },
    },
    access: { users: { findByTelegram: async () => null } },
    updates: {
      insert: async (updates: readonly Omit<Update, 'status' | 'outcome' | 'reopened'>[]) => {
        const added = updates.filter(({ updateId }) => !tx.updates.has(updateId))
        for (const { updateId, chatId, payload } of added) {
          const status = chatId === null ? ('handled' as const) : ('pending' as const)
          tx.updates.set(updateId, {
            updateId,
            chatId,
            payload,
            outcome: null,
            reopened: 0,
            status,
          })
        }
        return new Set(added.map(({ updateId }) => updateId))
      },
      nextOf: async (chatId: number) =>
        [...tx.updates.values()]
          .filter((update) => update.chatId === chatId)
          .toSorted((a, b) => a.updateId - b.updateId)
          .map(pending)
          .find((update) => update !== null) ?? null,
      lockPending: async (updateId: number) => pending(tx.updates.get(updateId)),
      storeOutcome: (updateId: number, outcome: Update['outcome']) => change(updateId, { outcome }),
      lockFailed: async (updateId: number) => {
        const update = tx.updates.get(updateId)
        return update?.status === 'failed' ? update : null
      },
      markHandled: (updateId: number) => change(updateId, { status: 'handled' }),
      markFailed: (updateId: number, reason: string) =>
        change(updateId, { status: 'failed', reason }),
    },
    sessions: {
      find: async (chatId: number) => tx.sessions.get(chatId) ?? null,
      save: async (session: ChatSession) => void tx.sessions.set(session.chatId, session),
    },
    buttons: { find: async () => null },
    conversations: { findActive: async () => null, findPaused: async () => null },
    carousels: {
      find: async (id: string) => (tx.carousels.get(id) as Carousel | undefined) ?? null,
      insert: async (carousel: NewCarousel) => {
        if (tx.carousels.has(carousel.id)) throw new Error('duplicate carousel')
        tx.carousels.set(carousel.id, carousel)
        return carousel as Carousel
      },
    },
  }
}
