import type { SlideWords } from '../content.ts'

/** Everything that stands on a slide, in reading order, without the alt text. */
export function slideText(slide: SlideWords): string {
  return parts(slide)
    .filter((part) => part !== undefined)
    .join('\n')
}

function parts(slide: SlideWords): (string | undefined)[] {
  switch (slide.kind) {
    case 'title':
      return [slide.title, slide.subtitle]
    case 'text':
      return [slide.title, slide.text]
    case 'points':
      return [slide.title, ...slide.points]
    case 'quote':
      return [slide.text, slide.author]
    case 'steps':
      return [slide.title, ...slide.steps.flatMap((step) => [step.title, step.text])]
    case 'comparison':
      return [
        slide.title,
        ...[slide.left, slide.right].flatMap(({ title, points }) => [title, ...points]),
      ]
    case 'call_to_action':
      return [slide.title, slide.text, slide.action]
  }
}
