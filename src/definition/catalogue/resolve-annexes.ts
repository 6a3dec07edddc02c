import type { AnnexColumn, AnnexDefinition, ResolvedAnnex } from '../annex/types.ts'
import { isIdentifier } from '../field/field-type.ts'
import type { ResolvedLedger } from '../ledger/types.ts'
import type { ResolvedLoop } from '../loop/types.ts'
import { hintNames, nearestNames } from '../name/nearest-names.ts'
import { normaliseName } from '../name/normalise-name.ts'
import type { PackDefinition } from '../pack/types.ts'
import type { DiagnosticList } from './diagnostics.ts'

interface AnnexScope {
  readonly ledgers: readonly ResolvedLedger[]
  readonly loops: readonly ResolvedLoop[]
  readonly list: DiagnosticList
}

/** All annexes of all packs; one that names what is not there, or would print what belongs to people, is reported and left out. */
export function resolveAnnexes(packs: readonly PackDefinition[], { ledgers, loops, list }: AnnexScope): ResolvedAnnex[] {
  const annexes: ResolvedAnnex[] = []
  const seen = new Set<string>()
  for (const pack of packs) {
    for (const definition of pack.annexes ?? []) {
      const source = `${pack.id}/${definition.id}`
      const names = [definition.id, ...[definition.label, ...(definition.aliases ?? [])].map(normaliseName)]
      const twice = names.some((name) => seen.has(name))
      for (const name of names) seen.add(name)
      if (twice) list.error('duplicate-annex', source, `附表“${definition.label}”用了两次`)
      else if (isSound(definition, { ledgers, loops, list, source })) annexes.push({ ...definition, pack: pack.id })
    }
  }
  return annexes
}

function isSound(definition: AnnexDefinition, scope: AnnexScope & { readonly source: string }): boolean {
  const { ledgers, list, source } = scope
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
  if (definition.progress !== undefined) check(ledger, [definition.progress.doneOn])
  checkProgress(definition, scope)
  for (const column of columns) {
    if (!saysWhat(column, definition)) list.error('annex-column', source, `附表的栏“${column.label}”没有说清取什么`)
  }
  return list.diagnostics.length === before
}

/** One thing, and one that the annex has. */
function saysWhat({ field, shows, tells, past }: AnnexColumn, { amount, progress }: AnnexDefinition): boolean {
  const named = [field, shows, tells].filter((one) => one !== undefined)
  if (named.length !== 1 || (past === true && field === undefined)) return false
  return (shows === undefined || amount !== undefined) && ((tells === undefined && past === undefined) || progress !== undefined)
}

function checkProgress({ progress, ledger }: AnnexDefinition, { loops, list, source }: AnnexScope & { readonly source: string }): void {
  if (progress === undefined) return
  const loop = loops.find(({ id }) => id === progress.loop)
  if (loop === undefined || loop.ledger !== ledger) list.error('unknown-loop', source, `没有这本台账的流程“${progress.loop}”`)
  for (const step of [progress.asks, progress.answers])
    if (loop !== undefined && !loop.steps.some(({ id }) => id === step))
      list.error('unknown-step', source, `“${loop.label}”没有步骤“${step}”`)
}
