import type { AnnexDefinition, ResolvedAnnex } from '../annex/types.ts'
import { isIdentifier } from '../field/field-type.ts'
import type { ResolvedLedger } from '../ledger/types.ts'
import { hintNames, nearestNames } from '../name/nearest-names.ts'
import { normaliseName } from '../name/normalise-name.ts'
import type { PackDefinition } from '../pack/types.ts'
import type { DiagnosticList } from './diagnostics.ts'

interface AnnexScope {
  readonly ledgers: readonly ResolvedLedger[]
  readonly list: DiagnosticList
}

/** All annexes of all packs; one that names what is not there, or would print what belongs to people, is reported and left out. */
export function resolveAnnexes(packs: readonly PackDefinition[], { ledgers, list }: AnnexScope): ResolvedAnnex[] {
  const annexes: ResolvedAnnex[] = []
  const seen = new Set<string>()
  for (const pack of packs) {
    for (const definition of pack.annexes ?? []) {
      const source = `${pack.id}/${definition.id}`
      const names = [definition.id, ...[definition.label, ...(definition.aliases ?? [])].map(normaliseName)]
      const twice = names.some((name) => seen.has(name))
      for (const name of names) seen.add(name)
      if (twice) list.error('duplicate-annex', source, `附表“${definition.label}”用了两次`)
      else if (isSound(definition, { ledgers, list, source })) annexes.push({ ...definition, pack: pack.id })
    }
  }
  return annexes
}

function isSound(definition: AnnexDefinition, { ledgers, list, source }: AnnexScope & { readonly source: string }): boolean {
  const { amount, columns, year } = definition
  const before = list.diagnostics.length
  const find = (id: string): ResolvedLedger | undefined => {
    const ledger = ledgers.find((one) => one.id === id)
    const hint = hintNames(
      nearestNames(
        id,
        ledgers.map((one) => one.id),
      ),
    )
    if (ledger === undefined) list.error('unknown-ledger', source, `没有台账“${id}”`, hint)
    return ledger
  }
  const check = (ledger: ResolvedLedger, names: readonly (string | undefined)[]) => {
    for (const name of names) {
      if (name === undefined) continue
      const field = ledger.fields.find(({ id }) => id === name)?.field
      if (field === undefined) list.error('unknown-field', source, `“${ledger.label}”没有字段“${name}”`)
      else if (isIdentifier(field) || (field.secrecy ?? 'open') !== 'open')
        list.error('bad-field', source, `“${field.label}”不得印在附表里`)
    }
  }
  const ledger = find(definition.ledger)
  if (ledger === undefined) return false
  check(ledger, [year, ...columns.map(({ field }) => field), amount?.value, amount?.unit, amount?.indicator])
  check(ledger, [amount?.changed?.decision, amount?.changed?.value, amount?.changed?.unit])
  const lines = amount?.lines
  const other = lines === undefined ? undefined : find(lines.ledger)
  if (lines !== undefined && other !== undefined) check(other, [lines.of, lines.date, lines.value])
  for (const { label, field, shows } of columns) {
    const isOne = (field === undefined) !== (shows === undefined)
    if (!isOne || (shows !== undefined && amount === undefined)) list.error('annex-column', source, `附表的栏“${label}”没有说清取什么`)
  }
  return list.diagnostics.length === before
}
