import { calendarGrain, referredLedger } from '../field/field-type.ts'
import { gridLedger, traitsOf, villageLedger } from '../field/kinds.ts'
import type { Field } from '../field/types.ts'
import type { LedgerDefinition, ResolvedField, ResolvedLedger } from '../ledger/types.ts'
import { hintNames, nearestNames } from '../name/nearest-names.ts'
import { normaliseName } from '../name/normalise-name.ts'
import type { PackDefinition } from '../pack/types.ts'
import { checkAdditive } from './check-additive.ts'
import { checkField } from './check-field.ts'
import { columnName, tableName } from './column-name.ts'
import type { DiagnosticList } from './diagnostics.ts'
import { checkApart, resolveApart } from './resolve-apart.ts'
import { resolveExclusive } from './resolve-exclusive.ts'
import { resolveGuards } from './resolve-guards.ts'
import { checkLock, resolveLock } from './resolve-lock.ts'
import { resolveNumbering } from './resolve-numbering.ts'
import { checkPersons, resolvePersons } from './resolve-people.ts'
import { resolveProcessing } from './resolve-processing.ts'
import { resolvePromises } from './resolve-promises.ts'
import { resolvePublication } from './resolve-publication.ts'
import { checkRetention, resolveRetention } from './resolve-retention.ts'
import { resolveReturns } from './resolve-returns.ts'

/** An id that becomes part of a table's name, an address and a file name. */
export const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/**
 * All ledgers of all packs with every default filled in. Ledgers that share an id with an earlier one are left out. `beside` are resolved already: they may be
 * referred to, and their names are taken; they are not given back.
 */
export function resolveLedgers(
  packs: readonly PackDefinition[],
  list: DiagnosticList,
  beside: readonly ResolvedLedger[] = [],
): ResolvedLedger[] {
  const resolved = new Map(beside.map((ledger) => [ledger.id, ledger]))
  const labels = new Map(beside.flatMap(({ id, label, aliases }) => [label, ...aliases].map((name) => [normaliseName(name), id])))
  for (const pack of packs) {
    for (const definition of pack.ledgers) {
      const source = `${pack.id}/${definition.id}`
      if (!kebabCase.test(definition.id)) list.error('bad-id', source, `台账编号“${definition.id}”要用小写字母和连字符`)
      if (resolved.has(definition.id)) {
        list.error('duplicate-ledger', source, `台账编号“${definition.id}”用了两次`)
        continue
      }
      checkLabels({ definition, source, labels, list })
      resolved.set(definition.id, resolveLedger({ definition, pack: pack.id, source, list }))
    }
  }
  const own = [...resolved.values()].slice(beside.length).map((ledger) => dropAbsentTargets(ledger, resolved, list))
  const ledgers = [...beside, ...own]
  for (const ledger of own) {
    checkReferences(ledger, ledgers, list)
    checkLock(ledger, ledgers, list)
    checkApart(ledger, ledgers, list)
    checkPersons(ledger, ledgers, list)
  }
  return own.map((ledger) => resolveGuards(checkRetention(ledger, ledgers, list), { ledgers, packs, list }))
}

interface LabelCheck {
  readonly definition: LedgerDefinition
  readonly source: string
  readonly labels: Map<string, string>
  readonly list: DiagnosticList
}

function checkLabels({ definition, source, labels, list }: LabelCheck): void {
  for (const label of [definition.label, ...(definition.aliases ?? [])]) {
    const name = normaliseName(label)
    const other = labels.get(name)
    if (other !== undefined) list.error('duplicate-ledger-label', source, `台账名“${label}”已经由 ${other} 使用`)
    labels.set(name, definition.id)
  }
}

interface LedgerInput {
  readonly definition: LedgerDefinition
  readonly pack: string
  readonly source: string
  readonly list: DiagnosticList
}

function resolveLedger({ definition, pack, source, list }: LedgerInput): ResolvedLedger {
  const fields = Object.entries(definition.fields).map(([id, field]): ResolvedField => ({ id, field, column: columnName(id) }))
  for (const { id, field } of fields) checkField({ id, field, source, list })
  checkFieldNames(fields, source, list)
  const known = (names: readonly string[], part: string): string[] => names.filter((name) => isKnown({ name, part, fields, source, list }))
  const { effective } = definition
  const [date] = definition.date === undefined ? [] : known([definition.date], 'date')
  const [from] = effective?.from === undefined ? [] : known([effective.from], 'effective')
  const [to] = effective?.to === undefined ? [] : known([effective.to], 'effective')
  checkKinds({ fields, source, list, date, effective: [from, to] })
  checkAdditive({ fields, source, list, known })
  for (const { id, field } of fields)
    if (field.kind === 'text' && field.sealed === true && definition.title.includes(id))
      list.error('wrong-kind', `${source}.title`, `“${field.label}”在库里是加密保存的，不能作记录的名称：记录按名称排序`)
  return {
    id: definition.id,
    label: definition.label,
    aliases: definition.aliases ?? [],
    kind: definition.kind,
    ...(definition.said === undefined ? {} : { said: definition.said }),
    purpose: definition.purpose ?? '',
    pack,
    table: tableName(definition.id),
    fields,
    title: known(definition.title, 'title'),
    date,
    unique: (definition.unique ?? []).map((key) => known(key, 'unique')),
    effective: { from, to },
    exclusive: resolveExclusive({ definition, fields, effective: { from, to }, source, list, known }),
    ...(definition.indexed === undefined ? {} : { indexed: known(definition.indexed, 'indexed') }),
    ...(definition.attests === true ? { attests: true } : {}),
    ...resolvePromises(definition, known),
    ...(definition.scope === undefined ? {} : { scope: definition.scope }),
    ...resolvePersons(definition, known),
    ...resolveRetention(definition, known),
    ...resolveProcessing({ definition, fields, source, list, known }),
    ...resolveLock(definition, known),
    ...resolveApart(definition, known),
    ...resolveNumbering({ definition, fields, source, list, known }),
    ...resolvePublication({ definition, fields, source, list, known }),
    ...resolveReturns({ definition, fields, source, list }),
    ...(definition.goesOn === true ? { goesOn: true } : {}),
  }
}

function checkFieldNames(fields: readonly ResolvedField[], source: string, list: DiagnosticList): void {
  const names = new Map<string, string>()
  const columns = new Map<string, string>()
  for (const { id, field, column } of fields) {
    const sameColumn = columns.get(column)
    if (sameColumn !== undefined)
      list.error('duplicate-column', `${source}.${id}`, `字段 ${id} 与 ${sameColumn} 在数据库里会用同一列“${column}”`)
    columns.set(column, id)
    for (const label of [field.label, ...(field.aliases ?? [])]) {
      const other = names.get(normaliseName(label))
      if (other !== undefined && other !== id)
        list.error('duplicate-field-label', `${source}.${id}`, `字段名“${label}”已经由 ${other} 使用`)
      names.set(normaliseName(label), id)
    }
  }
}

interface KnownCheck {
  readonly name: string
  readonly part: string
  readonly fields: readonly ResolvedField[]
  readonly source: string
  readonly list: DiagnosticList
}

function isKnown({ name, part, fields, source, list }: KnownCheck): boolean {
  if (fields.some(({ id }) => id === name)) return true
  list.error(
    'unknown-field',
    `${source}.${part}`,
    `没有字段“${name}”`,
    hintNames(
      nearestNames(
        name,
        fields.map(({ id }) => id),
      ),
    ),
  )
  return false
}

interface KindCheck {
  readonly fields: readonly ResolvedField[]
  readonly source: string
  readonly list: DiagnosticList
  readonly date: string | undefined
  readonly effective: readonly (string | undefined)[]
}

function checkKinds({ fields, source, list, date, effective }: KindCheck): void {
  const dated = fields.find(({ id }) => id === date)
  if (dated !== undefined && calendarGrain(dated.field) === undefined) {
    list.error('wrong-kind', `${source}.date`, `“${dated.field.label}”不是日期、时间、月份或时期，不能决定记录属于哪个时期`)
  }
  for (const end of fields.filter(({ id }) => effective.includes(id))) {
    if (end.field.kind !== 'date') list.error('wrong-kind', `${source}.effective`, `“${end.field.label}”不是日期，不能作起止`)
  }
}

function checkReferences(ledger: ResolvedLedger, ledgers: readonly ResolvedLedger[], list: DiagnosticList): void {
  for (const { id, field } of ledger.fields) {
    const source = `${ledger.pack}/${ledger.id}.${id}`
    const to = referredLedger(field)
    if (to !== undefined && !ledgers.some((other) => other.id === to)) {
      const own = traitsOf(field).refersTo !== undefined
      const hint = own
        ? `要有编号为 ${villageLedger} / ${gridLedger} 的底册`
        : hintNames(
            nearestNames(
              to,
              ledgers.map((other) => other.id),
            ),
          )
      list.error('unknown-ledger', source, `“${field.label}”引用的台账“${to}”不存在`, hint)
    }
    if (field.kind === 'ref') checkColumns({ field, source, target: ledgers.find((other) => other.id === field.to), list })
    if (field.kind === 'anyRef') checkChooser({ field, source, ledger, list })
  }
}

/**
 * A reference that may go to one of several ledgers keeps those that are there: a pack that is not installed takes its ledgers with it, and the
 * option that named one can no longer be chosen. A warning, so that a misspelt id is still seen.
 */
function dropAbsentTargets(ledger: ResolvedLedger, ledgers: ReadonlyMap<string, ResolvedLedger>, list: DiagnosticList): ResolvedLedger {
  const fields = ledger.fields.map((resolved): ResolvedField => {
    const { field } = resolved
    if (field.kind !== 'anyRef') return resolved
    const present = Object.entries(field.to).filter(([, to]) => ledgers.has(to))
    for (const to of Object.values(field.to).filter((id) => !ledgers.has(id))) {
      const hint = hintNames(nearestNames(to, ledgers.keys()))
      list.warning('unknown-ledger', `${ledger.pack}/${ledger.id}.${resolved.id}`, `“${field.label}”可以引用的台账“${to}”不存在`, hint)
    }
    return { ...resolved, field: { ...field, to: Object.fromEntries(present) } }
  })
  return { ...ledger, fields }
}

interface ColumnsCheck {
  readonly field: Extract<Field, { kind: 'ref' }>
  readonly source: string
  readonly target: ResolvedLedger | undefined
  readonly list: DiagnosticList
}

function checkColumns({ field, source, target, list }: ColumnsCheck): void {
  if (target === undefined) return
  const ids = target.fields.map(({ id }) => id)
  for (const name of Object.values(field.by ?? {})) {
    if (!ids.includes(name))
      list.error('unknown-field', source, `台账“${target.label}”没有字段“${name}”`, hintNames(nearestNames(name, ids)))
  }
}

interface ChooserCheck {
  readonly field: Extract<Field, { kind: 'anyRef' }>
  readonly source: string
  readonly ledger: ResolvedLedger
  readonly list: DiagnosticList
}

function checkChooser({ field, source, ledger, list }: ChooserCheck): void {
  const chooser = ledger.fields.find(({ id }) => id === field.choose)?.field
  if (chooser === undefined) list.error('unknown-field', source, `没有字段“${field.choose}”`)
  else if (chooser.kind !== 'choice') list.error('wrong-kind', source, `“${chooser.label}”不是选项，不能决定引用哪本台账`)
  else {
    for (const option of Object.keys(field.to)) {
      if (!Object.hasOwn(chooser.options, option)) list.error('unknown-option', source, `“${chooser.label}”没有选项“${option}”`)
    }
  }
}
