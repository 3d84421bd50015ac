import { parseDeadline } from '../../duration.ts'
import { ExpressionError } from '../../expressions/expressions.ts'
import { waitRow } from '../../store/rows.ts'
import type { Wait } from '../../types.ts'
import type { RunContext } from '../context.ts'
import { addJob, timeoutJobId } from '../jobs.ts'
import { OpError } from '../op-error.ts'
import type { Op } from '../op.ts'
import { beginStep, waitId } from '../steps.ts'

const longest = 366 * 86_400_000

/** The run goes on when an event of this name comes that fits, or else when time is up. */
export function waitForEvent(context: RunContext, op: Op, pending: boolean): void {
  const expression = textOf(op, 'if')
  try {
    if (expression !== null) context.tools.expressions.compile(expression)
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    throw new OpError(
      'InvalidExpression',
      `Wait for event If expression failed to compile: ${error.message}`,
    )
  }
  begin(context, op, pending, {
    kind: 'event',
    name: textOf(op, 'event') ?? op.name ?? '',
    expression,
  })
}

/** The run goes on when somebody sends this signal, or else when time is up. */
export function waitForSignal(context: RunContext, op: Op, pending: boolean): void {
  const name = textOf(op, 'signal') ?? op.name ?? ''
  if (name === '') throw new OpError('Error', 'signal name is empty')
  begin(context, op, pending, { kind: 'signal', name, expression: null })
}

function begin(
  context: RunContext,
  op: Op,
  pending: boolean,
  what: Pick<Wait, 'kind' | 'name' | 'expression'>,
): void {
  const { run, change, tools, now } = context
  const expiresAt = parseDeadline(textOf(op, 'timeout') ?? '', now)
  if (expiresAt === null)
    throw new OpError('InvalidTimeout', `"${textOf(op, 'timeout')}" is no time-out`)
  if (expiresAt > now + longest) throw new OpError('TimeoutTooLong', 'a wait may last 366 days')
  if (!beginStep(context, op, 'waiting', pending)) return
  const wait: Wait = { ...what, id: waitId(run.id, op.id), runId: run.id, stepId: op.id, expiresAt }
  change.put('waits', waitRow(wait))
  if (what.kind === 'event') tools.expectEvent(what.name)
  addJob(context, {
    kind: 'wait-timeout',
    stepId: op.id,
    dueAt: expiresAt,
    id: timeoutJobId(run.id, op.id),
  })
}

function textOf(op: Op, option: string): string | null {
  const value = op.opts?.[option]
  return typeof value === 'string' && value !== '' ? value : null
}
