import type { FieldValues } from '../../definition/field/types.ts'
import { parseShape } from '../../definition/shape/parse-json.ts'
import { listOf, object, oneOf, text } from '../../definition/shape/shape.ts'
import { authorize } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { addRecord } from '../ledger/command/add-record.ts'
import { amendRecord } from '../ledger/command/amend-record.ts'
import { listRecords } from '../ledger/query/list-records.ts'
import type { Instant, LedgerRecord } from '../ledger/types.ts'
import { openTo } from '../ledger/watch.ts'
import { formBinding } from './form-binding.ledger.ts'
import type { FormReading } from './propose-form.ts'
import type { FormProposal } from './types.ts'

const keptCell = object({
  key: text,
  indicator: text,
  form: oneOf(['value', 'growth', 'change']),
  slices: listOf(object({ dimension: text, value: text })),
})
const keptSource = object({ cells: listOf(keptCell) })

/** A cell's binding as it is kept: by its label, without time and unit, which each edition of a form says itself. */
export type KeptCell = ReturnType<typeof readSource>['cells'][number]

export interface KeptBinding {
  readonly id: string
  readonly version: number
  readonly form: string
  readonly cells: readonly KeptCell[]
}

/** Editions of one form share this much of their labels at least. */
const sameForm = 0.5

/** The binding that was kept of this form or of an earlier edition: the one that has most labels in common with it. */
export async function findKeptBinding(
  kernel: Kernel,
  actor: Actor,
  { name, reading, asOf }: { readonly name: string; readonly reading: FormReading; readonly asOf?: Instant | undefined },
): Promise<KeptBinding | undefined> {
  if (kernel.catalogue.findLedger(formBinding.id) === undefined) return undefined
  const { records } = await listRecords(kernel, actor, {
    ledger: formBinding.id,
    query: { limit: 500, ...(asOf === undefined ? {} : { asOf }) },
  })
  const labels = new Set([...reading.cells, ...reading.open].map(({ key }) => key))
  const ranked = records
    .map((record) => {
      const kept = presentKept(record)
      const common = kept.cells.filter(({ key }) => labels.has(key)).length
      return { kept, share: kept.cells.length === 0 ? 0 : common / kept.cells.length, isNamed: plainForm(kept.form) === plainForm(name) }
    })
    .filter(({ share, isNamed }) => share >= sameForm || (isNamed && share > 0))
    .sort((one, other) => other.share - one.share)
  const best = ranked[0]?.share
  return (ranked.find(({ share, isNamed }) => isNamed && share === best) ?? ranked[0])?.kept
}

/**
 * Keeps what a form's cells are bound to, as a new version of what was kept of it before. Nothing is written when it is the same. Needs the right to bring
 * in office files.
 */
export async function keepBinding(
  kernel: Kernel,
  actor: Actor,
  { proposal, before }: { readonly proposal: FormProposal; readonly before: KeptBinding | undefined },
): Promise<void> {
  authorize(actor, 'import')
  const cells = proposal.cells.flatMap(({ key, binding }): readonly KeptCell[] =>
    binding.type === 'indicator' ? [{ key, indicator: binding.indicator, form: binding.form, slices: binding.slices }] : [],
  )
  const source = JSON.stringify({ cells })
  const ledger = formBinding.id
  const values: FieldValues = { form: proposal.form.slice(0, 200), period: proposal.period, source }
  const writing = openTo(kernel, ledger)
  if (before === undefined) await addRecord(writing, actor, { ledger, values })
  else if (JSON.stringify({ cells: before.cells }) !== source || before.form !== values.form)
    await amendRecord(writing, actor, { ledger, id: before.id, version: before.version, values })
}

function readSource(source: string) {
  return parseShape(keptSource, source, 'a kept binding')
}

function presentKept({ id, version, values }: LedgerRecord): KeptBinding {
  return { id, version, form: String(values.form), cells: readSource(String(values.source)).cells }
}

/** Years, months and numbers of versions change from one edition to the next. */
function plainForm(name: string): string {
  return name.replace(/\.[a-z]+$/i, '').replace(/[\d年月季度\s（）()_-]/g, '')
}
