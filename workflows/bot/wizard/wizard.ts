import type { z } from 'zod'
import type { Language } from '../../carousel/content.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import type { IncomingFile } from '../read-file.ts'

type Awaitable<T> = T | Promise<T>

/** What somebody answers to a question. A choice is the value of a pressed button. */
export type Reaction =
  | { kind: 'text'; text: string }
  | { kind: 'choice'; value: string }
  | { kind: 'file'; file: IncomingFile; caption: string | null }
  /** The question's button “Skip”. */
  | { kind: 'skip' }

/** A question of a wizard. */
export interface Question {
  text: string
  /** Rows of buttons; the value comes back as a choice. At most 100 in all (Bot API). */
  choices?: { text: string; value: string }[][]
  /** Offers “Skip”. */
  optional?: boolean
}

/**
 * The answer is taken, or it cannot be, with one sentence why; then the question stays. `next` names the step
 * that comes now, for what is asked again and again; `end` is the end. Without it the next that is needed.
 */
export type StepResult<Data> = { data: Data; next?: string } | { problem: string }

export interface WizardStep<Data> {
  /** Stored: it never changes its meaning. */
  name: string
  /** Steps that are not needed are passed over, forwards and backwards. */
  isNeeded?(data: Data, tools: BotTools): Awaitable<boolean>
  ask(tools: BotTools, data: Data): Awaitable<Question>
  answer(tools: BotTools, data: Data, reaction: Reaction): Awaitable<StepResult<Data>>
  /** What stands in place of the question once it is answered, such as “Style: Paper”. */
  summary?(data: Data, language: Language): string
}

/**
 * A conversation of several questions. What was answered is kept in the database after every message, so
 * that restarts and deploys do not interrupt it; it can be left, resumed and gone back in.
 */
export interface Wizard<Data extends Record<string, unknown>> {
  /** Stored: it never changes its meaning. */
  kind: string
  /** What it is about, such as “a new lead”. */
  title: Record<Language, string>
  permission?: string
  /** Of what is kept between the questions: plain JSON. */
  data: z.ZodType<Data>
  steps: readonly WizardStep<Data>[]
  /**
   * In the transaction of the last answer.
   * @throws AppError whatever it refuses: then the conversation stays at its last question
   */
  finish(tools: BotTools, data: Data): Awaitable<Answer>
}

export type AnyWizard = Wizard<Record<string, unknown>>
