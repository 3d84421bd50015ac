import { createBuiltinWriter } from '../../adapters/ai/builtin/create-builtin-writer.ts'
import { createSlideRenderer } from '../../adapters/canvas/create-slide-renderer.ts'
import { handleUpdates } from '../../workflows/bot/handle-updates.ts'
import { createReceiveUpdate } from '../../workflows/bot/receive-update.ts'
import { generateCarousel } from '../../workflows/carousel/generate-carousel.ts'
import type { StoredImage } from '../../workflows/carousel/ports.ts'
import type { SlideRewrite } from '../../workflows/carousel/rewrite-slide.ts'
import { reviseCarousel } from '../../workflows/carousel/revisions/revise-carousel.ts'
import { sendRevisionAlbum } from '../../workflows/carousel/revisions/send-album.ts'
import { sendPostPackage } from '../../workflows/carousel/revisions/send-post-package.ts'
import type { Slide } from '../../workflows/carousel/slides.ts'
import type { Deps } from '../../workflows/deps.ts'
import { runSaga } from '../../workflows/shared/run-saga.ts'
import type { StepTools } from '../../workflows/shared/step-tools.ts'
import { openBotWorld } from './bot-world.ts'
import { forgetful } from './sample-saga.ts'

interface StoredEvent {
  position: string
  type: string
  data: { carouselId: string; revision: number; chatId: number; updateId: number }
}

/**
 * People who make and change carousels in chats with the simulator, on a real database. What the engine would
 * start is run by `turn`, one after another. A picture is small and bears what is drawn on it.
 */
export async function openEditingWorld() {
  const world = await openBotWorld()
  const [sample] = await samplePicture()
  const pictures = new Map<string, StoredImage>()
  const drawn: Slide[] = []
  const rewrites: { request: SlideRewrite; key: string }[] = []
  const faults: Error[] = []
  const failures: unknown[] = []
  const deps = {
    ...world.deps,
    clock: Date,
    permissionsOf: async () => new Set(['carousels:create']),
    ai: { isConfigured: false } as Deps['ai'],
    writer: createBuiltinWriter(),
    renderer: {
      render: async (slide) => {
        drawn.push(slide)
        return Buffer.concat([sample, Buffer.from(JSON.stringify(slide))])
      },
    },
    images: {
      put: async (_, key, image) => void pictures.set(key, image),
      get: async (_, key) => pictures.get(key) ?? null,
      delete: async (_, key) => void pictures.delete(key),
    },
    slideWriter: {
      isConfigured: true,
      rewrite: async (request, { key }) => {
        rewrites.push({ request, key })
        const fault = faults.shift()
        if (fault) throw fault
        const { slide } = request
        const title = 'Совсем другие слова'
        return {
          slide: 'title' in slide ? { ...slide, title } : { ...slide, text: title },
          writer: 'anthropic',
          usage: [],
        }
      },
    },
  } as Partial<Deps> as Deps
  const context = { ...world.scope, actor: { type: 'system' as const, id: 't' }, source: 'test' }

  const receiveUpdate = createReceiveUpdate(deps)
  let offset = 0
  const receive = async () => {
    const url = `${world.telegram.apiRoot}/bot${world.telegram.token}/getUpdates?offset=${offset}`
    const { result } = (await (await fetch(url)).json()) as {
      result: { update_id: number; message?: Chat; callback_query?: { message: Chat } }[]
    }
    const chats = new Set<number>()
    for (const update of result) {
      offset = update.update_id + 1
      await receiveUpdate({ ...update })
      const chatId = (update.message ?? update.callback_query?.message)?.chat.id
      if (chatId !== undefined) chats.add(chatId)
    }
    for (const chatId of chats) await handleUpdates(deps, { chatId, context, step: forgetful })
  }

  let position = 0
  /** Runs what an event starts; another run of the same event is a redelivery. */
  const start = async ({ type, data }: StoredEvent, runId: string, step: StepTools = forgetful) => {
    const run = { deps, context, runId, step }
    const failed = (error: unknown) => void failures.push(error)
    if (type === 'carousel.generate.requested') {
      const input = generateCarousel.inputOf(data)
      await runSaga({ ...run, definition: generateCarousel, input }).catch(failed)
    }
    if (type === 'carousel.change.requested') {
      const input = reviseCarousel.inputOf(data)
      await runSaga({ ...run, definition: reviseCarousel, input }).catch(failed)
    }
    const sending = { ...data, scope: context, step }
    if (type === 'carousel.album.requested') await sendRevisionAlbum(deps, sending)
    if (type === 'carousel.package.requested') await sendPostPackage(deps, sending)
  }
  const newEvents = async () => {
    const rows = (await world.query(
      'select position::text, type, data from events where position > $1 order by events.position',
      [position],
    )) as unknown as StoredEvent[]
    position = Number(rows.at(-1)?.position ?? position)
    return rows
  }
  const turn = async () => {
    await receive()
    for (let events = await newEvents(); events.length > 0; events = await newEvents()) {
      for (const event of events) await start(event, `run ${event.position}`)
    }
  }
  const { telegram } = world
  const find = async (id: string) => {
    const carousel = await deps.inTenant(world.scope, (r) => r.carousels.find(id))
    if (!carousel) throw new Error(`There is no carousel ${id}`)
    return carousel
  }

  return {
    ...world,
    deps,
    context,
    pictures,
    drawn,
    rewrites,
    receive,
    newEvents,
    start,
    turn,
    find,
    /** The next try to rewrite throws this. */
    failRewrite: (error: Error) => void faults.push(error),
    say: async (chatId: number, text: string) => {
      await telegram.say(chatId, text)
      await turn()
    },
    press: async (chatId: number, words: string | RegExp) => {
      await telegram.pressButton(chatId, words)
      await turn()
    },
    /** A finished carousel of a new chat. */
    make: async (chatId: number, topic = 'Как начать бегать') => {
      await telegram.say(chatId, topic)
      await turn()
      const [newest] = await deps.inTenant(world.scope, (r) =>
        r.carousels.list({ limit: 1, of: { chatId } }),
      )
      if (newest?.status !== 'completed') {
        throw new Error('no carousel was made', { cause: failures.at(-1) })
      }
      return newest
    },
    /** Every stored state, oldest first. */
    revisions: async (id: string) =>
      (
        await deps.inTenant(world.scope, (r) => r.carouselRevisions.list(id, { limit: 1000 }))
      ).toReversed(),
    /** What is drawn on a stored picture. */
    drawnOn: (key: string): unknown =>
      JSON.parse(Buffer.from(pictures.get(key)?.bytes.subarray(sample.length) ?? []).toString()),
    last: async (chatId: number) => {
      const answers = await telegram.answers(chatId)
      const message = answers.at(-1)
      if (!message) throw new Error('the bot said nothing')
      return { ...message, words: message.text ?? '' }
    },
  }
}

interface Chat {
  chat: { id: number }
}

async function samplePicture(): Promise<[Buffer]> {
  const content = { kind: 'title', title: 'Бег', alt: 'Бег' } as const
  const slide = {
    index: 0,
    total: 5,
    format: 'square',
    style: 'swiss',
    language: 'ru',
    content,
  } as const
  return [Buffer.from(await createSlideRenderer().render(slide, 'jpeg'))]
}

export type EditingWorld = Awaited<ReturnType<typeof openEditingWorld>>
