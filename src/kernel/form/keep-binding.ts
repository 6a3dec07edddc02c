import type { FieldValues } from '../../definition/field/types.ts'
import { authorize } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { addRecord } from '../ledger/command/add-record.ts'
import { amendRecord } from '../ledger/command/amend-record.ts'
import { listRecords } from '../ledger/query/list-records.ts'
import type { Instant, LedgerRecord } from '../ledger/types.ts'
import { openTo } from '../ledger/watch.ts'
import { formName } from './form-name.ts'
import type { FormReading } from './form-reading.ts'
import { type KeptCell, type KeptSource, readSource } from './kept-source.ts'
import { formBinding } from './ledgers/form-binding.ledger.ts'
import type { FormProposal } from './types.ts'

export interface KeptBinding extends KeptSource {
  readonly id: string
  readonly version: number
  readonly form: string
}

/** Editions of one form share this much of their labels at least. */
const sameForm = 0.5

/** The binding that was kept of this form or of an earlier edition: the one that has most labels in common with it. */
export async function findKeptBinding(
  kernel: Kernel,
  actor: Actor,
  { name, reading, asOf }: { readonly name: string; readonly reading: FormReading; readonly asOf?: Instant | undefined },
): Promise<(KeptBinding & { readonly isNamed: boolean }) | undefined> {
  if (kernel.catalogue.findLedger(formBinding.id) === undefined) return undefined
  const labels = new Set(labelsOf(reading))
  const ranked = (await listKeptRecords(kernel, actor, asOf))
    .map((record) => {
      const kept = presentKept(record)
      return { kept, share: shareOf(kept, labels), isNamed: plainForm(formName(kept.form)) === plainForm(formName(name)) }
    })
    .filter(({ share, isNamed }) => share >= sameForm || (isNamed && share > 0))
    .sort((one, other) => other.share - one.share)
  const best = ranked[0]?.share
  const found = ranked.find(({ share, isNamed }) => isNamed && share === best) ?? ranked[0]
  return found === undefined ? undefined : { ...found.kept, isNamed: found.isNamed }
}

/** The labels by which an edition of a form is known. */
export function labelsOf({ cells, open }: FormReading): readonly string[] {
  return [...new Set([...cells, ...open].map(({ key }) => key.replace(/#\d+$/, '')))]
}

function shareOf({ labels: own, cells }: KeptBinding, labels: ReadonlySet<string>): number {
  if (own === undefined) return cells.length === 0 ? 0 : cells.filter(({ key }) => labels.has(key)).length / cells.length
  return own.filter((label) => labels.has(label)).length / Math.max(1, own.length, labels.size)
}

/** Every form that something is kept of. */
export async function listKeptRecords(kernel: Kernel, actor: Actor, asOf?: Instant): Promise<readonly LedgerRecord[]> {
  const { records } = await listRecords(kernel, actor, {
    ledger: formBinding.id,
    query: { limit: 500, ...(asOf === undefined ? {} : { asOf }) },
  })
  return records
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
  const source = writeSource(confirmed(proposal, before))
  const ledger = formBinding.id
  const values: FieldValues = { form: formName(proposal.form), period: proposal.period, source }
  const writing = openTo(kernel, ledger)
  if (before === undefined) await addRecord(writing, actor, { ledger, values })
  else if (writeSource(before) !== source || before.form !== values.form)
    await amendRecord(writing, actor, { ledger, id: before.id, version: before.version, values })
}

/**
 * All that is proposed, as kept. What was kept under labels that this proposal does not bind stays: its domain may be switched off for a while. What a person
 * said of time and unit stays said.
 */
export function confirmed({ cells }: FormProposal, before: KeptSource | undefined): KeptSource {
  const said = new Map(before?.cells.map((cell) => [cell.key, cell]))
  const bound = cells.flatMap(({ key, binding }): readonly KeptCell[] => {
    if (binding.type !== 'indicator') return []
    const { indicator, form, slices } = binding
    return [said.get(key) ?? { key, indicator, form, slices }]
  })
  const keys = new Set(bound.map(({ key }) => key))
  return { ...before, cells: [...bound, ...(before?.cells ?? []).filter(({ key }) => !keys.has(key))] }
}

/** The text that is kept, without what is empty. */
export function writeSource({ cells, left, refused, blocks, labels }: KeptSource): string {
  const some = <Item>(list: readonly Item[] | undefined) => (list === undefined || list.length === 0 ? undefined : list)
  return JSON.stringify({ cells, left: some(left), refused: some(refused), blocks: some(blocks), labels })
}

/** A record of 报表绑定 with what it holds. */
export function presentKept({ id, version, values }: LedgerRecord): KeptBinding {
  return { id, version, form: String(values.form), ...readSource(String(values.source)) }
}

/** Years, months and numbers of versions change from one edition to the next. */
function plainForm(name: string): string {
  return name.replace(/\.[a-z]+$/i, '').replace(/[\d年月季度\s（）()_-]/g, '')
}
