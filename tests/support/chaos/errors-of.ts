/** How often each error was logged, the most frequent first: `message (cause)`. */
export function errorsOf(output: string): [string, number][] {
  const counts = new Map<string, number>()
  for (const line of output.split('\n')) {
    if (!line.startsWith('{"level":"error"')) continue
    const what = describe(line)
    counts.set(what, (counts.get(what) ?? 0) + 1)
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)
}

function describe(line: string): string {
  try {
    const { message, err } = JSON.parse(line) as { message: string; err?: { message?: string } }
    return `${message} (${err?.message?.split('\n')[0] ?? 'no more is known'})`
  } catch {
    // Cut off by a kill.
    return 'a line that was cut off'
  }
}
