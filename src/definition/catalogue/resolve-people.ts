import { referredLedger } from '../field/field-type.ts'
import type { FieldKind } from '../field/types.ts'
import type { LedgerDefinition, PersonLink, ResolvedLedger } from '../ledger/types.ts'
import type { PackDefinition } from '../pack/types.ts'
import type { CorrectionRegister, PeopleDefinition } from '../people/types.ts'
import type { DiagnosticList } from './diagnostics.ts'

interface PeopleScope {
  readonly ledgers: readonly ResolvedLedger[]
  readonly list: DiagnosticList
}

/** The one register of people, with the pack that brings it; a second one, or one whose fields cannot serve, is reported and left out. */
export function resolvePeople(
  packs: readonly PackDefinition[],
  { ledgers, list }: PeopleScope,
): (PeopleDefinition & { readonly pack: string }) | undefined {
  const [first, ...others] = packs.flatMap(({ id, people }) => (people === undefined ? [] : [{ ...people, pack: id }]))
  for (const { pack } of others) list.error('duplicate-ledger', `${pack}/people`, '人口的底册只能有一本')
  if (first === undefined) return undefined
  const before = list.diagnostics.length
  const { person, household, match } = first
  const check = checkerOf(`${first.pack}/people`, { ledgers, list })
  check(person.ledger, person.name, 'personName')
  check(person.ledger, person.number, 'nationalId')
  check(person.ledger, person.stated, 'text')
  check(person.ledger, person.bornOn, 'date')
  check(person.ledger, person.village, 'village')
  check(person.ledger, person.household, 'ref', household.ledger)
  check(person.ledger, person.relation, 'choice', undefined, [person.head])
  check(person.ledger, person.mergedInto, 'ref', person.ledger)
  check(household.ledger, household.number, 'text')
  check(household.ledger, household.head, 'personName')
  check(match.ledger, match.kept, 'ref', person.ledger)
  check(match.ledger, match.other, 'ref', person.ledger)
  check(match.ledger, match.verdict, 'choice', undefined, [match.same, match.different, match.later])
  check(match.ledger, match.why, 'text')
  check(match.ledger, match.decidedOn, 'date')
  if (first.correction !== undefined) checkCorrection(first.correction, person.ledger, check)
  return list.diagnostics.length === before ? first : undefined
}

function checkCorrection(correction: CorrectionRegister, register: string, check: ReturnType<typeof checkerOf>): void {
  const { ledger, person, target, ledgerLabel, fieldLabel, should, why, asked } = correction
  check(ledger, person, 'ref', register)
  for (const name of [target, ledgerLabel, fieldLabel, should, why, asked]) check(ledger, name, 'text')
  check(ledger, correction.requestedOn, 'date')
  check(ledger, correction.status, 'choice', undefined, correction.open)
}

/** Reports a field that is not there, or is not of the kind: `refersTo` is the ledger it must refer to, `options` what it must offer. */
export function checkerOf(at: string, { ledgers, list }: PeopleScope) {
  return (id: string, name: string, kind: FieldKind, refersTo?: string, options: readonly string[] = []): void => {
    const ledger = ledgers.find((one) => one.id === id)
    if (ledger === undefined) {
      list.error('unknown-ledger', at, `没有台账“${id}”`)
      return
    }
    const field = ledger.fields.find((one) => one.id === name)?.field
    if (field === undefined) list.error('unknown-field', at, `“${ledger.label}”没有字段“${name}”`)
    else if (field.kind !== kind || (refersTo !== undefined && referredLedger(field) !== refersTo))
      list.error('wrong-kind', at, `“${ledger.label}”的“${field.label}”不能这样用`)
    else if (field.kind === 'choice')
      for (const option of options)
        if (!Object.hasOwn(field.options, option)) list.error('unknown-option', at, `“${field.label}”没有选项“${option}”`)
  }
}

/** What a ledger says of whom its records are about: each line names somebody, by fields of the kinds that can. */
export function checkPersons(ledger: ResolvedLedger, ledgers: readonly ResolvedLedger[], list: DiagnosticList): void {
  for (const { number, name, village, through } of ledger.persons ?? []) {
    const at = `${ledger.pack}/${ledger.id}.persons`
    const kindOf = (id: string | undefined) => ledger.fields.find((one) => one.id === id)?.field.kind
    if (number !== undefined && kindOf(number) !== 'nationalId') list.error('wrong-kind', at, `“${number}”不是身份证号，不能认人`)
    if (name !== undefined && kindOf(name) !== 'personName') list.error('wrong-kind', at, `“${name}”不是姓名，不能认人`)
    if (village !== undefined && kindOf(village) !== 'village') list.error('wrong-kind', at, `“${village}”不是村，不能认人`)
    if (through !== undefined) {
      const field = ledger.fields.find((one) => one.id === through)?.field
      const targets = field?.kind === 'anyRef' ? Object.values(field.to) : field?.kind === 'ref' ? [field.to] : []
      // Of what an `anyRef` may name, some are people and some are not; of a reference to one ledger, that one must be.
      const isSound = field?.kind === 'anyRef' || targets.some((id) => (ledgers.find((one) => one.id === id)?.persons ?? []).length > 0)
      if (targets.length > 0 && !isSound) list.error('wrong-kind', at, `“${field?.label ?? through}”引用的台账没有说明记的是谁`)
      if (field?.kind !== 'ref' && field?.kind !== 'anyRef') list.error('wrong-kind', at, `“${through}”不是引用，不能认人`)
    }
    if (number === undefined && through === undefined && (name === undefined || village === undefined))
      list.error('unknown-field', at, '要写明按身份证号、按姓名和村，还是按引用的记录认人')
  }
}

/** Whom its records are about, the fields known; a line with one that is not there is reported and left out. */
export function resolvePersons(
  { persons }: LedgerDefinition,
  known: (names: readonly string[], part: string) => string[],
): { readonly persons?: readonly PersonLink[] } {
  if (persons === undefined) return {}
  const sound = persons.filter((link) => {
    const names = Object.values(link)
    return known(names, 'persons').length === names.length
  })
  return sound.length === 0 ? {} : { persons: sound }
}
