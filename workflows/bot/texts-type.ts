import type { LinkOutcome } from '../access/link-telegram.ts'

/** What the bot says. Warm, short, in plain text: nothing here is markup. */
export interface Texts {
  greeting(firstName: string | null): string
  help: string
  /** Topics on the buttons below the greeting; a press makes that carousel. */
  examples: readonly string[]
  askTopic: string
  /** Only punctuation came where a topic should be. */
  emptyTopic: string
  tooLong(characters: number, limit: number): string
  smallTalk: string
  unknownCommand(command: string): string
  /** A photo, sticker, voice message and the like, without words. */
  onlyText: string
  chooseStyle: string
  chooseFormat: string
  formats: { portrait: string; square: string }
  styleRemembered(style: string): string
  formatRemembered(format: string): string
  languageChosen: string
  /** What came of `/link` and a code. */
  linked: Record<LinkOutcome | 'not_here', string>
  buttonExpired: string
  underWay: string
  /** Why a pressed button of an approval did nothing. */
  approval: Record<'not_linked' | 'not_allowed' | 'gone', string>
  updateFailed(id: number): string
  /** The answer to what somebody may not do or cannot, by why. */
  refused: Record<'not_linked' | 'forbidden' | 'not_found' | 'conflict' | 'invalid_input', string>
  completed(slides: number, style: string, width: number, height: number): string
  captionHeading: string
  writtenByAi(provider: string): string
  writtenWithoutAi: Record<'own_words' | 'bundled_draft' | 'outline' | 'over_budget', string>
  failed: Record<'busy' | 'limit' | 'refused' | 'forbidden' | 'internal', string>
  failureId(id: string): string
  again: string
  documents: string
  documentsLater: string
  retry: string
  styleButton: string
  formatButton: string
  /** Offers the other language, in that language. */
  otherLanguageButton: string
}
