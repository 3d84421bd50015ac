/** A thought of our own, with what it means in a small business, and a question to try it with. */
export type Thought = readonly [thought: string, explanation: string, question: string]
