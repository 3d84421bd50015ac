import type { AnswerKey, AnswerStore, KeptAnswer } from '../../workflows/ai/answer-store.ts'
import type { BreakerState, BreakerStore } from '../../workflows/ai/breaker-store.ts'
import type { PaidWork } from '../../workflows/carousel/ports.ts'
import { newId } from './ids.ts'

/** Paid work that nobody has done before. */
export function someWork(): PaidWork {
  return { scope: { organizationId: newId(), workspaceId: newId() }, key: `test:${newId()}` }
}

/** Kept answers in memory: of one process. */
export function memoryAnswers(): AnswerStore {
  const rows = new Map<string, { call: AnswerKey; id: string; answer: KeptAnswer | null }>()
  const nameOf = (scope: object, call: AnswerKey) => JSON.stringify([scope, call])
  return {
    async claim(scope, call) {
      const row = rows.get(nameOf(scope, call))
      if (row?.answer) return { status: 'answered', id: row.id, answer: row.answer }
      if (row) return { status: 'theirs' }
      const id = newId()
      rows.set(nameOf(scope, call), { call, id, answer: null })
      return { status: 'mine', id }
    },
    async extend() {},
    async keep(scope, call, id, answer) {
      rows.set(nameOf(scope, call), { call, id, answer })
      return { id, answer }
    },
    async release(scope, call) {
      rows.delete(nameOf(scope, call))
    },
    async answeredBy(_, key) {
      const mine = [...rows.values()].filter(({ call, answer }) => call.key === key && answer)
      return mine.map(({ call }) => call.provider)
    },
  }
}

/** Circuit breakers in memory: of one process. */
export function memoryBreakers(): BreakerStore {
  const states = new Map<string, BreakerState & { probeUntil: number }>()
  const stateOf = (name: string) =>
    states.get(name) ?? { failures: 0, openUntil: null, probeUntil: 0 }
  return {
    read: async (name) => stateOf(name),
    async claimProbe(name, { now, until }) {
      const state = stateOf(name)
      if (state.openUntil === null || state.openUntil > now || state.probeUntil > now) return false
      states.set(name, { ...state, probeUntil: until })
      return true
    },
    async fail(name, { threshold, openUntil }) {
      const failures = stateOf(name).failures + 1
      const state = { failures, openUntil: failures >= threshold ? openUntil : null, probeUntil: 0 }
      states.set(name, state)
      return state
    },
    async reset(name) {
      states.delete(name)
    },
  }
}
