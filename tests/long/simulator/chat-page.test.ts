import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  openTestDatabase,
  startSimulator,
  type RunningSimulator,
} from '../../integration/simulator/support/start-simulator.ts'
import { startTinyBot, type TinyBot } from '../../e2e/simulator/support/tiny-bot.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) =>
  existsSync(path),
)
if (!executablePath) {
  console.warn('SKIPPED: the chat page was not tested, because chromium is not installed.')
}

describe.skipIf(!executablePath)('the chat page in a browser', () => {
  let db: Awaited<ReturnType<typeof openTestDatabase>>
  let simulator: RunningSimulator
  let bot: TinyBot
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    db = await openTestDatabase()
    simulator = await startSimulator({ database: db.database })
    bot = await startTinyBot(simulator)
    browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args: `--headless --no-sandbox --disable-gpu --disable-quic --no-first-run
        --disable-background-networking --disable-component-update --disable-sync`.split(/\s+/),
    })
    const context = await browser.newContext({ locale: 'ru-RU' })
    page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await page.goto(`${simulator.url}#1`)
    await page.locator('#text').waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await bot?.stop()
    await simulator?.stop()
    await db?.database.close()
  })

  const say = async (text: string) => {
    await page.fill('#text', text)
    await page.keyboard.press('Enter')
  }
  const lastBubble = () => page.locator('.message.in .bubble').last()

  it('says loudly that this is not Telegram, in the language of the browser', async () => {
    const banner = await page.locator('#banner').innerText()
    expect(banner).toBe('Симулятор Telegram — настоящий Telegram не подключён')
    expect(await page.locator('html').getAttribute('lang')).toBe('ru')
  })

  it('takes a message and shows the album in the answer', async () => {
    await say('/album')
    await page.locator('.keyboard').waitFor()
    const album = page.locator('.album')
    expect(await album.locator('img').count()).toBe(5)
    const loaded = () =>
      album
        .locator('img')
        .evaluateAll((images) =>
          Promise.all(images.map((image) => (image as HTMLImageElement).decode().then(() => true))),
        )
    expect(await loaded()).toEqual([true, true, true, true, true])
    expect(await page.locator('.message.out .text').first().innerText()).toBe('/album')
  })

  it('shows the progress message edited in place, as a reply', async () => {
    const bubble = page.locator('.message.in .bubble', { hasText: 'Готово' })
    expect(await bubble.locator('.quote-bar').innerText()).toContain('/album')
    expect(await bubble.locator('.meta').innerText()).toContain('изменено')
  })

  it('enlarges a picture, turns with the arrow keys and closes with Escape', async () => {
    await page.locator('.album button').nth(1).click()
    const count = page.locator('#viewer-count')
    expect(await count.innerText()).toBe('2 из 5')
    await page.keyboard.press('ArrowRight')
    expect(await count.innerText()).toBe('3 из 5')
    await page.keyboard.press('Home')
    expect(await count.innerText()).toBe('1 из 5')
    await page.keyboard.press('Escape')
    await page.locator('#viewer').waitFor({ state: 'hidden' })
  })

  it('presses a button by keyboard and shows the answer', async () => {
    await page.locator('.keyboard button').first().focus()
    await page.keyboard.press('Enter')
    await page.locator('.toast', { hasText: 'Вы выбрали a' }).waitFor()
    await page.locator('.keyboard button').nth(1).click()
    await page.locator('#alert', { hasText: 'Важно' }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('#alert').waitFor({ state: 'hidden' })
    expect(await page.locator('.keyboard [aria-busy]').count()).toBe(0)
  })

  it('shows hostile text as text', async () => {
    const hostile = `<img src=x onerror="document.title='hacked'"><script>document.title='hacked'</script>`
    await say(hostile)
    await page.locator('.message.out .text', { hasText: 'onerror' }).waitFor()
    await page.locator('.message.in .text', { hasText: 'click me' }).waitFor()
    expect(await page.locator('.text img, .text script').count()).toBe(0)
    const links = await lastBubble()
      .locator('a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
    expect(links).toEqual(['https://example.org/?a=1'])
    expect(await page.title()).toBe('Симулятор Telegram')
  })

  it('shows messages that come while nobody looks, and counts them', async () => {
    await simulator.post('/chats/2/messages', { text: '/album' })
    await page.locator('#chats [data-chat-id="2"] .unread').waitFor()
    await page.locator('#chats [data-chat-id="2"]').click()
    await page.locator('.album').waitFor()
    expect(await page.locator('#chats [data-chat-id="2"] .unread').count()).toBe(0)
  })

  it('has shown no error', () => {
    expect(complaints).toEqual([])
  })
})
