import type { Thought } from './thought.ts'

export const THOUGHTS_EN: readonly [Thought, ...Thought[]] = [
  [
    'The first customer is worth more than the hundredth plan.',
    'A plan explains why people should buy; a customer shows why one did. After a single real sale half of the questions are gone, and the other half are sharper.',
    'To whom could you offer it today, before everything is ready?',
  ],
]
