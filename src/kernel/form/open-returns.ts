import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { addDays } from '../../definition/period/calendar-day.ts'
import { addMonths, monthOfYear, writeMonth, yearOfMonth } from '../../definition/period/calendar-month.ts'
import { getPeriod, periodOfMonths, quarterPeriod, yearPeriod } from '../../definition/period/parse-period.ts'
import { lastDay } from '../../definition/period/period-days.ts'
import type { Period } from '../../definition/period/types.ts'
import type { Actor } from '../access/types.ts'
import { momentOfClock } from '../audit/moment.ts'
import type { Kernel } from '../context.ts'
import { addRecord } from '../ledger/command/add-record.ts'
import { listRecords } from '../ledger/query/list-records.ts'
import type { LedgerRecord } from '../ledger/types.ts'
import { openTo } from '../ledger/watch.ts'
import { Refusal } from '../refusal.ts'
import { departmentFormId } from './ledgers/department-form.ledger.ts'
import { formReturnId } from './ledgers/form-return.ledger.ts'

export type FormFrequency = 'month' | 'quarter' | 'half' | 'year' | 'once'

/** A form's period that is owed, and its last day. */
export interface OwedReturn {
  readonly form: string
  readonly period: string
  readonly dueOn: string
}

/** What the catalogue says of when a form is due; days are `2020-01-31`. */
export interface FormCalendar {
  readonly form: string
  readonly frequency: FormFrequency
  readonly dueDays: number
  readonly since: string
  readonly until: string | undefined
}

/** So many periods that are over are looked back upon: whoever was away for a quarter finds what was owed meanwhile. */
const lookBack = 3

/** The returns of a form that are owed today: of each period that is over, began to be asked for before its end, and was not given up before it. */
export function owedReturns({ form, frequency, dueDays, since, until }: FormCalendar, today: string): readonly OwedReturn[] {
  if (frequency === 'once') {
    if (since > today || (until !== undefined && until <= since)) return []
    return [{ form, period: since.slice(0, 4), dueOn: addDays(since, dueDays) ?? since }]
  }
  return endedPeriods(frequency, today).flatMap((period) => {
    const end = lastDay(period)
    if (end < since || (until !== undefined && until <= end)) return []
    return [{ form, period: period.key, dueOn: addDays(end, dueDays) ?? end }]
  })
}

function endedPeriods(frequency: Exclude<FormFrequency, 'once'>, today: string): readonly Period[] {
  const months = { month: 1, quarter: 3, half: 6, year: 12 }[frequency]
  const month = today.slice(0, 7)
  const begun = writeMonth(yearOfMonth(month), Math.floor((monthOfYear(month) - 1) / months) * months + 1)
  return Array.from({ length: lookBack }, (_, index) => {
    const first = addMonths(begun, -months * (lookBack - index))
    if (frequency === 'month') return getPeriod(first)
    if (frequency === 'quarter') return quarterPeriod(yearOfMonth(first), Math.ceil(monthOfYear(first) / 3))
    if (frequency === 'year') return yearPeriod(yearOfMonth(first))
    return periodOfMonths(first, addMonths(first, 5))
  })
}

/**
 * Opens the returns of the town's forms that are owed today and not open yet, each with its case: once, however often it runs and whoever runs it. Gives how
 * many it opened.
 */
export async function openReturns(kernel: Kernel, { town }: { readonly town: string }): Promise<number> {
  const actor: Actor = { id: 'system', name: '系统', town, role: 'administrator' }
  if (kernel.catalogue.findLedger(departmentFormId) === undefined) return 0
  const { today } = momentOfClock(kernel)
  const forms = await listRecords(kernel, actor, { ledger: departmentFormId, query: { limit: 500 } })
  const owed = forms.records.flatMap((record) => owedReturns(calendarOf(record), today))
  if (owed.length === 0) return 0
  const known = await knownReturns(kernel, actor, [...new Set(owed.map(({ period }) => period))])
  let opened = 0
  for (const one of owed) if (!known.has(`${one.form} ${one.period}`) && (await openOne(kernel, actor, one))) opened += 1
  return opened
}

function calendarOf({ id, values }: LedgerRecord): FormCalendar {
  const frequencies: readonly FormFrequency[] = ['month', 'quarter', 'half', 'year', 'once']
  const { frequency, dueDays, since, until } = values
  return {
    form: id,
    frequency: frequencies.find((one) => one === frequency) ?? 'year',
    dueDays: wholeNumber(String(dueDays ?? '0')),
    since: String(since),
    until: typeof until === 'string' && until !== '' ? until : undefined,
  }
}

async function knownReturns(kernel: Kernel, actor: Actor, periods: readonly string[]): Promise<ReadonlySet<string>> {
  const known = new Set<string>()
  let after: string | undefined
  do {
    const page = await listRecords(kernel, actor, {
      ledger: formReturnId,
      query: { limit: 500, filters: [{ field: 'period', operator: 'in', value: periods }], ...(after === undefined ? {} : { after }) },
    })
    for (const { values } of page.records) known.add(`${String(values.form)} ${String(values.period)}`)
    after = page.next
  } while (after !== undefined)
  return known
}

async function openOne(kernel: Kernel, actor: Actor, { form, period, dueOn }: OwedReturn): Promise<boolean> {
  try {
    await addRecord(openTo(kernel, formReturnId), actor, { ledger: formReturnId, values: { form, period, dueOn } })
    return true
  } catch (error) {
    // Another process has opened it meanwhile, its form was taken away, or its year is closed.
    if (error instanceof Refusal) return false
    throw error
  }
}
