import type { FieldValues } from '../../../definition/field/types.ts'
import type { PromisesDefinition } from '../../../definition/ledger/types.ts'
import type { Instant, LedgerFilter } from '../../ledger/types.ts'
import type { TownReader } from '../../town-session.ts'
import { whileUnwritten } from '../../while-unwritten.ts'
import { readFiltered } from '../read-filtered.ts'
import type { PromisedItem, ReportPlan } from '../types.ts'
import { bareTitle, isAnnualReport } from './annual-report.ts'

interface PromisesWanted {
  readonly plan: ReportPlan
  /** The state to read; as it is in the session's snapshot when absent. */
  readonly asOf: Instant | undefined
}

/**
 * What was promised for the year of an annual report, from every ledger that says it keeps promises, in the packs' order; nothing for any other text. A
 * promise that names another report than this one's predecessor is not this one's to answer.
 */
export async function readPromises(place: TownReader, { plan, asOf }: PromisesWanted): Promise<readonly PromisedItem[]> {
  if (!isAnnualReport(plan)) return []
  const title = bareTitle(plan.template.front.title)
  const year = plan.period.key
  const found = await promisesOfYear(place, { key: [year, asOf ?? null], read: () => readPromisesOf(place, { year, asOf }) })
  return found.filter(({ promisedIn }) => promisedIn === '' || bareTitle(promisedIn) === title)
}

/** The years whose reports are open at once. */
const mostYears = 20

const promisesOfYear = whileUnwritten<readonly PromisedItem[]>(mostYears)

async function readPromisesOf(
  place: TownReader,
  { year, asOf }: { readonly year: string; readonly asOf: Instant | undefined },
): Promise<readonly PromisedItem[]> {
  const found: PromisedItem[] = []
  for (const ledger of place.kernel.catalogue.catalogue.ledgers) {
    const { promises } = ledger
    if (promises === undefined) continue
    const given: readonly LedgerFilter[] = promises.given === undefined ? [] : [{ field: promises.given, operator: 'notEmpty' }]
    const filters = [{ field: promises.year, operator: '=' as const, value: year }, ...given]
    const records = await readFiltered(place, { ledger, filters, asOf })
    found.push(...records.map(({ values }) => promiseOf(promises, values, (label) => place.kernel.catalogue.findIndicators(label)[0]?.id)))
  }
  return found
}

function promiseOf(promises: PromisesDefinition, values: FieldValues, findIndicator: (label: string) => string | undefined): PromisedItem {
  const read = (name: string | undefined): string => {
    const value = name === undefined ? null : (values[name] ?? null)
    return value === null ? '' : String(value)
  }
  const isDecided = read(promises.decision) !== ''
  const holds = (changed: string | undefined, given: string | undefined) =>
    isDecided && read(changed) !== '' ? read(changed) : read(given)
  const quantity = holds(promises.changedQuantity, promises.quantity)
  return {
    item: holds(promises.changedItem, promises.item),
    promised: quantity === '' ? read(promises.says) : `${withoutZeros(quantity)}${holds(promises.changedUnit, promises.unit)}`,
    indicator: read(promises.indicator) === '' ? undefined : findIndicator(read(promises.indicator)),
    promisedIn: read(promises.promisedIn),
  }
}

function withoutZeros(number: string): string {
  return number.includes('.') ? number.replace(/\.?0+$/, '') : number
}
