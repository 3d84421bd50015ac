import type { CarouselDraft, SlideDraft } from '../../../../workflows/carousel/rules/draft.ts'

/** A good answer of a model, in English; `change` spoils it. */
export function goodDraft(change: Partial<CarouselDraft> = {}): CarouselDraft {
  return {
    slides: [
      { kind: 'title', title: 'Sell your first cake', subtitle: '' },
      { kind: 'text', title: 'Start close', text: 'Tell the people who already know you.' },
      {
        kind: 'points',
        title: 'Prepare',
        points: ['A photo in daylight', 'A price', 'A way to pay'],
      },
      {
        kind: 'steps',
        title: 'The first week',
        steps: [
          { title: 'Bake one cake', text: 'The one that you know by heart.' },
          { title: 'Show it', text: '' },
        ],
      },
      { kind: 'call_to_action', title: 'Your turn', text: '', action: 'Save it' },
    ],
    caption: 'How a first sale happens.',
    hashtags: ['#firstsale', '#baking'],
    ...change,
  }
}

export function withSlide(slide: SlideDraft): CarouselDraft {
  const { slides } = goodDraft()
  return goodDraft({ slides: [...slides.slice(0, -1), slide, ...slides.slice(-1)] })
}
