import { z } from 'zod'
import { settingsIn } from '../../access/settings-in.ts'
import { product } from '../../entities/product.ts'
import type { RecordOf } from '../../registry/entity.ts'
import { findRecord } from '../../shared/find-record.ts'
import { minorUnitDigits } from '../../shared/money.ts'
import type { BotTools } from '../bot-tools.ts'
import { amountOf, named, parseAmount, parseQuantity, quantityOf } from '../business/words.ts'
import type { Question, Reaction, StepResult, WizardStep } from '../wizard/wizard.ts'
import { itemTexts } from './item-texts.ts'

const item = z.object({
  productId: z.uuid().nullable(),
  title: z.string(),
  quantity: z.number(),
  unitPrice: z.number(),
  taxRate: z.number(),
})
/** What is kept between the questions about what is sold. Prices are minor units of `currency`. */
export const itemData = {
  currency: z.string(),
  items: z.array(item),
  /** The line that is being asked about. */
  draft: item
    .extend({ quantity: z.number().nullable(), unitPrice: z.number().nullable() })
    .nullish(),
  typedItem: z.string().optional(),
  typedQuantity: z.number().nullish(),
  products: z.array(z.object({ id: z.uuid(), name: z.string() })).optional(),
}
type Data = z.infer<z.ZodObject<typeof itemData>>
type Item = z.infer<typeof item>

/** Items of a deal at most (see the registry). */
const MOST = 100

/**
 * Asks for what is sold, line after line: a product by search, or something in other words with its price.
 * @param done the name of the step that comes when there is no more; `end` is the end
 */
export function itemSteps<D extends Data>(done: string): WizardStep<D>[] {
  return [
    {
      name: 'item',
      ask: askItem,
      answer: (tools, data, reaction) => answerItem(tools, data, reaction, done),
      summary: ({ draft, items }, language) =>
        itemTexts[language].chosen(named(draft?.title ?? items.at(-1)?.title ?? null)),
    },
    {
      name: 'price',
      isNeeded: ({ draft }) => draft?.unitPrice === null,
      ask: ({ language }, { draft, currency }) => ({
        text: itemTexts[language].price(named(draft?.title ?? null), currency),
      }),
      answer({ language }, data, reaction) {
        const typed = reaction.kind === 'text' ? reaction.text : ''
        const unitPrice = parseAmount(typed, minorUnitDigits(data.currency))
        if (unitPrice === null || !data.draft) return { problem: itemTexts[language].notPrice }
        return settled({ ...data, draft: { ...data.draft, unitPrice } })
      },
    },
    {
      name: 'quantity',
      isNeeded: ({ draft }) => draft?.quantity === null,
      ask: ({ language }, { draft }) => ({
        text: itemTexts[language].quantity(named(draft?.title ?? null)),
        choices: [['1', '2', '3', '5', '10'].map((value) => ({ text: value, value }))],
      }),
      answer({ language }, data, reaction) {
        const typed =
          reaction.kind === 'text'
            ? reaction.text
            : reaction.kind === 'choice'
              ? reaction.value
              : ''
        const quantity = parseQuantity(typed)
        if (quantity === null || !data.draft) return { problem: itemTexts[language].notQuantity }
        return settled({ ...data, draft: { ...data.draft, quantity } })
      },
      summary: ({ items }, language) =>
        itemTexts[language].added(named(items.at(-1)?.title ?? null)),
    },
  ]
}

function askItem({ language }: BotTools, data: Data): Question {
  const t = itemTexts[language]
  const { items, currency, typedItem, products = [] } = data
  const lines = items.map(({ title, quantity, unitPrice }) => {
    const price = amountOf(language, unitPrice, currency)
    return `• ${named(title)} × ${quantityOf(language, quantity)} — ${price}`
  })
  const words = typedItem === undefined ? null : named(typedItem)
  const question =
    words === null
      ? items.length === 0
        ? t.ask
        : t.another
      : products.length > 0
        ? t.which(words)
        : t.unknown(words)
  return {
    text: [...lines, ...(lines.length > 0 ? [''] : []), question].join('\n'),
    choices: [
      ...products.map(({ id, name }) => [{ text: named(name, 'button'), value: id }]),
      ...(words === null ? [] : [[{ text: t.free(named(words, 'button')), value: 'free' }]]),
      ...(items.length > 0 ? [[{ text: t.done, value: 'done' }]] : []),
    ],
  }
}

async function answerItem<D extends Data>(
  tools: BotTools,
  data: D,
  reaction: Reaction,
  done: string,
): Promise<StepResult<D>> {
  const t = itemTexts[tools.language]
  if (reaction.kind === 'choice') {
    const { value } = reaction
    if (value === 'done') return { data: cleared(data), next: done }
    if (value === 'free') return begun(data, { productId: null, title: data.typedItem ?? '' })
    const found = await findRecord(tools.r, product, value)
    return found?.active ? take(tools, data, found) : { problem: t.gone }
  }
  const typed = reaction.kind === 'text' ? named(reaction.text, 'card') : ''
  if (typed === '') return { problem: t.write }
  if (data.items.length >= MOST) return { problem: t.tooMany }
  const { words, quantity } = splitQuantity(typed)
  const found = await search(tools, words)
  const [only] = found
  const next = { ...data, typedItem: words, typedQuantity: quantity }
  if (only && found.length === 1) return take(tools, next, only)
  const products = found.map(({ id, name }) => ({ id, name: named(name, 'button') }))
  return { data: { ...next, products }, next: 'item' }
}

/** `Торт × 2`, `Cake x3`, `Свечи 5 шт`. */
function splitQuantity(typed: string): { words: string; quantity: number | null } {
  const [, words, count] =
    /^(.*\S)\s*(?:[×xх*]\s*(\d[\d.,]*)|\s(\d[\d.,]*)\s*(?:шт|pcs?)\.?)$/iu
      .exec(typed)
      ?.filter((part) => part !== undefined) ?? []
  const quantity = count === undefined ? null : parseQuantity(count)
  return words !== undefined && quantity !== null
    ? { words, quantity }
    : { words: typed, quantity: null }
}

async function search(
  { r, speaker }: BotTools,
  words: string,
): Promise<RecordOf<typeof product>[]> {
  if (!speaker.permissions.has('products:read')) return []
  const conditions = [{ field: 'active', operator: 'eq' as const, value: true }]
  const { records } = await r.records.list(product, { conditions, search: words, limit: 6 })
  return records as unknown as RecordOf<typeof product>[]
}

function take<D extends Data>(
  _tools: BotTools,
  data: D,
  { id, name, price, taxRate, currency }: RecordOf<typeof product>,
): StepResult<D> {
  // A price in another currency is no price here.
  const unitPrice = currency === data.currency ? price : null
  return begun(data, { productId: id, title: name, taxRate, unitPrice })
}

function begun<D extends Data>(
  data: D,
  line: Pick<Item, 'productId' | 'title'> & { taxRate?: number; unitPrice?: number | null },
): StepResult<D> {
  const { taxRate = 0, unitPrice = null } = line
  const draft = { ...line, taxRate, unitPrice, quantity: data.typedQuantity ?? null }
  return settled({ ...data, draft })
}

/** Adds the line when it is complete; otherwise asks for what it lacks. */
function settled<D extends Data>(data: D): StepResult<D> {
  const { draft } = data
  if (!draft) return { data, next: 'item' }
  const { quantity, unitPrice } = draft
  if (unitPrice === null) return { data, next: 'price' }
  if (quantity === null) return { data, next: 'quantity' }
  const items = [...data.items, { ...draft, quantity, unitPrice }]
  return { data: { ...cleared(data), items }, next: 'item' }
}

const cleared = <D extends Data>(data: D): D => ({
  ...data,
  draft: null,
  typedItem: undefined,
  typedQuantity: null,
  products: [],
})

/** In which currency a new deal is. */
export const currencyHere = async ({ deps, r, context }: BotTools): Promise<string> =>
  (await settingsIn(deps, context, r)).currency
