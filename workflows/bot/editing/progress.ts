import type { Language } from '../../carousel/content.ts'
import type { CarouselChange } from '../../carousel/revisions/change.ts'
import { editingTexts } from './texts.ts'

/** Under which the message is remembered that tells that a change is under way. */
export const changeProgressKey = (changeId: string) => `carousel-change:${changeId}:progress`

export function workingText(change: CarouselChange, language: Language): string {
  const { working } = editingTexts[language]
  switch (change.kind) {
    case 'change_text':
      return working.text(change.slide + 1)
    case 'rewrite':
      return working.rewrite(change.slide + 1)
    case 'move':
      return working.move(change.slide + 1)
    case 'add':
      return working.add(change.after + 2)
    case 'remove':
      return working.remove(change.slide + 1)
    case 'restyle':
      return working.style(0)
    case 'reformat':
      return working.format(0)
  }
}
