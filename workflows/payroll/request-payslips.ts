import type { Repositories } from '../deps.ts'
import { employee } from '../entities/employee.ts'
import { payrollRun } from '../entities/payroll-run.ts'
import { payslip } from '../entities/payslip.ts'
import { changeRecord } from '../registry/change-record.ts'
import { createRecord } from '../registry/create-record.ts'
import type { RecordOf } from '../registry/entity.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'
import type { EventContext, NewEvent } from '../shared/events.ts'
import { allRecords, findRecord } from '../shared/find-record.ts'
import { daysOfPeriod, isEmployed } from './period.ts'

const PAGE = 100

/**
 * Makes a pending payslip for each employee of one page who was employed in the period, and asks for
 * its calculation by `payslip.requested`. Payslips that are calculated already stay as they are.
 * @returns where the next page begins; null after the last one, or when the run does not run any more
 */
export async function requestPayslips(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  { payrollRunId, cursor }: { payrollRunId: string; cursor: string | null },
): Promise<{ requested: number; next: string | null }> {
  const run = await findRecord(r, payrollRun, payrollRunId)
  if (run?.status !== 'running') return { requested: 0, next: null }
  const sort = { field: 'id', descending: false }
  const page = await r.records.list(employee, { sort, limit: PAGE, cursor: cursor ?? undefined })
  const employees = (page.records as unknown as RecordOf<typeof employee>[]).filter((each) =>
    isEmployed({ ...each, status: String(each.status) }, daysOfPeriod(run.period)),
  )
  const known = await payslipsOf(
    r,
    payrollRunId,
    employees.map(({ id }) => id),
  )
  const events: NewEvent[] = []
  for (const { id: employeeId } of employees) {
    const there = known.get(employeeId)
    if (there?.status === 'calculated') continue
    const slip = there
      ? await again(deps, r, context, there)
      : await createRecord(
          deps,
          r,
          context,
          payslip,
          { payrollRunId, employeeId, currency: run.currency },
          { internal: true },
        )
    const data = { payrollRunId, payslipId: slip.id, employeeId }
    events.push({ type: 'payslip.requested', subject: slip.id, data })
  }
  if (events.length > 0) await r.events.append(context, events)
  return { requested: events.length, next: page.nextCursor }
}

async function payslipsOf(r: Repositories, payrollRunId: string, employeeIds: string[]) {
  if (employeeIds.length === 0) return new Map<string, RecordOf<typeof payslip>>()
  const slips = await allRecords(r, payslip, {
    conditions: [
      { field: 'payrollRunId', operator: 'eq', value: payrollRunId },
      { field: 'employeeId', operator: 'in', value: employeeIds },
    ],
  })
  return new Map(slips.map((slip) => [slip.employeeId, slip]))
}

async function again(
  deps: RegistryDeps,
  r: Repositories,
  context: EventContext,
  { id, version, status }: RecordOf<typeof payslip>,
): Promise<{ id: string }> {
  if (status !== 'failed') return { id }
  const change = { version, status: 'pending', failure: null }
  return changeRecord(deps, r, context, payslip, id, change, { internal: true })
}
