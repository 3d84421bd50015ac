/** A binary heap: the smallest item first. */
export interface Heap<T> {
  readonly size: () => number
  push(item: T): void
  peek(): T | undefined
  pop(): T | undefined
}

/** @param before whether its first argument goes before its second */
export function createHeap<T>(before: (a: T, b: T) => boolean): Heap<T> {
  const items: T[] = []

  function swap(i: number, j: number): void {
    const a = items[i] as T
    items[i] = items[j] as T
    items[j] = a
  }

  function rise(start: number): void {
    for (let i = start; i > 0;) {
      const parent = (i - 1) >> 1
      if (!before(items[i] as T, items[parent] as T)) return
      swap(i, parent)
      i = parent
    }
  }

  function sink(): void {
    for (let i = 0; ;) {
      let least = i
      for (const child of [2 * i + 1, 2 * i + 2]) {
        if (child < items.length && before(items[child] as T, items[least] as T)) least = child
      }
      if (least === i) return
      swap(i, least)
      i = least
    }
  }

  return {
    size: () => items.length,
    peek: () => items[0],
    push: (item) => {
      items.push(item)
      rise(items.length - 1)
    },
    pop: () => {
      const first = items[0]
      const last = items.pop()
      if (items.length > 0 && last !== undefined) {
        items[0] = last
        sink()
      }
      return first
    },
  }
}
