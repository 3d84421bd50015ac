import { z } from 'zod'

const email = z.email('must be an e-mail address').max(254)
const channels = z.strictObject({
  emails: z.array(email).max(50),
  /** Members who see it in Potok. */
  userIds: z.array(z.uuid()).max(50),
  webhooks: z
    .array(
      z
        .url({ protocol: /^https$/, error: 'must be an https address' })
        .max(2000)
        .refine(hasNoCredentials, 'must have no user name and no password'),
    )
    .max(10),
})
/** Of which events of conversions somebody is told. */
const told = z.strictObject({
  converted: z.boolean(),
  failed: z.boolean(),
  undone: z.boolean(),
  bulkCompleted: z.boolean(),
  cycleStopped: z.boolean(),
})

/** Tokens, or millionths of a US dollar; null for no limit. */
const budget = z.number().int().min(0).max(1_000_000_000_000).nullable()

/** Everything that a workspace can set. Read through `Repositories.settings`, with the defaults filled in. */
export const settingsSchema = z.strictObject({
  /** ISO 4217: of records that do not say. */
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency code such as KZT (ISO 4217)'),
  /** The language of what Potok writes to the workspace. */
  locale: z.enum(['ru', 'en']),
  /** IANA name: where the days of the workspace begin and end. */
  timeZone: z.string().max(64).refine(isTimeZone, 'must be a time zone such as Asia/Almaty (IANA)'),
  conversion: z.strictObject({
    /** Do rules that say so convert by themselves? */
    autoConversion: z.boolean(),
    defaultDuplicateHandling: z.enum(['skip', 'update', 'create_new', 'fail']),
  }),
  notifications: z.strictObject({
    enabled: z.boolean(),
    recipients: channels,
    /** Are the members among the recipients told in Telegram too, where they have linked it? */
    telegram: z.boolean(),
    events: told,
  }),
  approvals: z.strictObject({
    leave: z.strictObject({
      /** Members who decide; every member with leave-requests:decide when empty. */
      approverUserIds: z.array(z.uuid()).max(50),
      /** Days until the reminder. */
      reminderDays: z.number().int().min(1).max(30),
    }),
    /** A deal of at least this value in minor units needs an approval; null for none. */
    dealThreshold: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable(),
    deals: z.strictObject({
      /** Members who are asked; every member with deals:approve when empty. */
      approverUserIds: z.array(z.uuid()).max(50),
    }),
  }),
  sales: z.strictObject({
    /** Leads the numbers of invoices, with the year: INV gives INV-2026-000001. */
    invoiceSeries: z
      .string()
      .regex(/^[A-Z0-9]{1,16}$/, 'must be 1 to 16 capital letters and digits'),
    /** Where orders are shipped from and made for that do not say; the oldest warehouse when null. */
    warehouseId: z.uuid().nullable(),
    /** Of the pricing strategy `discount`, where a deal or order does not say. */
    discountPercent: z.number().min(0).max(100).multipleOf(0.001),
    /** How payments are asked for that do not say. */
    paymentGateway: z.enum(['ledger', 'kaspi']),
  }),
  /** What AI may cost. Beyond it texts are written without AI, and people are told so. */
  ai: z.strictObject({
    enabled: z.boolean(),
    /** Days and months are those of the workspace's time zone. */
    dailyTokensPerPerson: budget,
    monthlyMicroUsdPerPerson: budget,
    dailyTokensPerWorkspace: budget,
    monthlyMicroUsdPerWorkspace: budget,
  }),
  payroll: z.strictObject({
    /** What is kept back of every gross pay, each a share of it. */
    deductions: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(100),
          percent: z
            .number()
            .min(0)
            .max(100)
            .multipleOf(0.001, 'must have at most three decimal places'),
        }),
      )
      .max(20)
      .refine(
        (lines) => lines.reduce((sum, { percent }) => sum + percent, 0) <= 100,
        'must not keep back more than 100 percent',
      ),
  }),
})

export type Settings = z.infer<typeof settingsSchema>

/** What holds in a workspace that set nothing. */
export const DEFAULT_SETTINGS: Settings = {
  currency: 'KZT',
  locale: 'ru',
  timeZone: 'Asia/Almaty',
  conversion: { autoConversion: true, defaultDuplicateHandling: 'skip' },
  notifications: {
    enabled: true,
    recipients: { emails: [], userIds: [], webhooks: [] },
    telegram: true,
    events: {
      converted: true,
      failed: true,
      undone: true,
      bulkCompleted: true,
      cycleStopped: true,
    },
  },
  approvals: {
    leave: { approverUserIds: [], reminderDays: 2 },
    dealThreshold: null,
    deals: { approverUserIds: [] },
  },
  sales: { invoiceSeries: 'INV', warehouseId: null, discountPercent: 10, paymentGateway: 'ledger' },
  // About 60 carousels of one person a day; 5 and 30 US dollars a month.
  ai: {
    enabled: true,
    dailyTokensPerPerson: 500_000,
    monthlyMicroUsdPerPerson: 5_000_000,
    dailyTokensPerWorkspace: 5_000_000,
    monthlyMicroUsdPerWorkspace: 30_000_000,
  },
  payroll: { deductions: [] },
}

/** A change of some settings: objects are merged, everything else is replaced. */
export const settingsPatchSchema = z.strictObject({
  ...settingsSchema.partial().shape,
  conversion: settingsSchema.shape.conversion.partial().optional(),
  notifications: z
    .strictObject({
      ...settingsSchema.shape.notifications.partial().shape,
      recipients: channels.partial().optional(),
      events: told.partial().optional(),
    })
    .optional(),
  ai: settingsSchema.shape.ai.partial().optional(),
  payroll: settingsSchema.shape.payroll.partial().optional(),
  sales: settingsSchema.shape.sales.partial().optional(),
  approvals: z
    .strictObject({
      ...settingsSchema.shape.approvals.partial().shape,
      leave: settingsSchema.shape.approvals.shape.leave.partial().optional(),
      deals: settingsSchema.shape.approvals.shape.deals.partial().optional(),
    })
    .optional(),
})

export type SettingsPatch = z.infer<typeof settingsPatchSchema>

/** The settings of one workspace. */
export interface SettingsRepository {
  /** With the defaults filled in. The version is 0 while nothing was set. */
  read(): Promise<{ values: Settings; version: number; updatedAt: string | null }>
  /** Replaces all of them. @throws AppError `conflict` when the version is not `version` any more */
  change(version: number, values: Settings): Promise<{ version: number; updatedAt: string }>
}

function hasNoCredentials(address: string): boolean {
  const url = URL.parse(address)
  return url?.username === '' && url.password === ''
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
