import type { CarouselContent } from '../../../workflows/carousel/content.ts'
import type { Repositories } from '../../../workflows/deps.ts'
import { newId } from '../../support/ids.ts'

const content: CarouselContent = {
  language: 'ru',
  slides: [{ kind: 'title', title: 'Бег', alt: 'Бег' }],
  caption: 'Бег',
  hashtags: ['#бег'],
}

/** A first revision of the carousel, and a change that was asked of it. */
export async function fillRevisions(r: Repositories, carouselId: string): Promise<void> {
  await r.carouselRevisions.insert({
    carouselId,
    number: 1,
    parent: null,
    cause: 'generated',
    slide: null,
    content,
    slides: [],
    pictures: [],
    style: 'paper',
    format: 'portrait',
    brand: null,
    writer: 'builtin',
    note: 'outline',
  })
  const change = { kind: 'restyle', style: 'swiss' } as const
  const asked = { id: newId(), carouselId, revision: 1, change, chat: null, rewritten: null }
  await r.carouselRevisions.insertChange(asked)
}
