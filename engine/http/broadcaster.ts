/** Where a realtime message goes: a topic of a channel. */
export interface Topic {
  readonly channel: string
  readonly name: string
}

/** Passes realtime messages on to whoever listens now; nothing is kept. */
export interface Broadcaster {
  /** Returns what ends it. */
  subscribe(topics: readonly Topic[], listener: (data: string | Uint8Array) => void): () => void
  publish(topic: Topic, data: string | Uint8Array): void
}

export function createBroadcaster(): Broadcaster {
  const listeners = new Map<string, Set<(data: string | Uint8Array) => void>>()
  const keyOf = ({ channel, name }: Topic) => JSON.stringify([channel, name])
  return {
    subscribe: (topics, listener) => {
      const keys = topics.map(keyOf)
      for (const key of keys) {
        const known = listeners.get(key) ?? new Set()
        listeners.set(key, known.add(listener))
      }
      return () => {
        for (const key of keys) {
          const known = listeners.get(key)
          known?.delete(listener)
          if (known?.size === 0) listeners.delete(key)
        }
      }
    },
    publish: (topic, data) => {
      for (const listener of listeners.get(keyOf(topic)) ?? []) listener(data)
    },
  }
}
