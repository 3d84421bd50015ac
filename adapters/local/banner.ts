export interface BannerFacts {
  url: string
  simulator: boolean
  telegram: string
  engine: string
  database: string
  writer: string
  apiKeyFile: string
  /** Shown at the first start only. */
  newApiKey: string | null
  /** Milliseconds. */
  startedIn: number
}

/** What a person sees when Potok is ready. */
export function banner(facts: BannerFacts): string {
  const { url, simulator, newApiKey, apiKeyFile } = facts
  const rows: [string, string][] = [
    [simulator ? 'Chat with the bot' : 'Telegram', simulator ? `${url}/simulator` : facts.telegram],
    ['API', `${url}/api/v1/openapi.json`],
    ['API key', newApiKey ? `${newApiKey}  (shown once, kept in ${apiKeyFile})` : apiKeyFile],
    ['Writer', facts.writer],
    ['Engine', facts.engine],
    ['Database', facts.database],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}   ${value}`)
  const seconds = (facts.startedIn / 1000).toFixed(1)
  return [
    '',
    `  Potok is ready at ${url} (${seconds} s)`,
    '',
    ...lines,
    ...(simulator
      ? [
          '',
          '  No TELEGRAM_BOT_TOKEN is set: the bot talks to a Telegram SIMULATOR on this machine,',
          '  and nobody outside sees a message.',
        ]
      : []),
    '',
    '',
  ].join('\n')
}
