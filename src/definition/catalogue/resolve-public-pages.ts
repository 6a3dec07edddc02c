import { fieldUnit, isReference, mayReferTo, referredLedger } from '../field/field-type.ts'
import { traitsOf } from '../field/kinds.ts'
import type { Field } from '../field/types.ts'
import { personalFields } from '../ledger/personal-fields.ts'
import type { ResolvedLedger } from '../ledger/types.ts'
import type { ResolvedLoop } from '../loop/types.ts'
import { hintNames, nearestNames } from '../name/nearest-names.ts'
import type { PackDefinition } from '../pack/types.ts'
import type {
  CaseStage,
  CaseStageDefinition,
  PublicFact,
  PublicFactDefinition,
  PublicPageDefinition,
  PublicPath,
  PublicStage,
  PublicStageDefinition,
  RecordStage,
  RecordStageDefinition,
  ResolvedPublicPage,
} from '../public-page/types.ts'
import type { SettingDefinition } from '../setting/types.ts'
import { unitsConvert } from '../unit/unit.ts'
import type { DiagnosticList, ResolveCode } from './diagnostics.ts'
import { resolveIntake } from './resolve-intake.ts'
import { kebabCase } from './resolve-ledgers.ts'

interface PageScope {
  readonly ledgers: readonly ResolvedLedger[]
  readonly loops: readonly ResolvedLoop[]
  readonly settings: readonly SettingDefinition[]
  readonly list: DiagnosticList
}

/** The public pages of all packs. One that names what is not there, or would tell what is not open to everybody, is reported and left out. */
export function resolvePublicPages(packs: readonly PackDefinition[], scope: PageScope): ResolvedPublicPage[] {
  const pages: ResolvedPublicPage[] = []
  for (const pack of packs) {
    for (const definition of pack.publicPages ?? []) {
      const source = `${pack.id}/${definition.id}`
      const before = scope.list.diagnostics.length
      if (!kebabCase.test(definition.id)) scope.list.error('bad-id', source, `公开页编号“${definition.id}”要用小写字母和连字符`)
      const stages = definition.stages.map(({ id }) => id)
      if (pages.some(({ id }) => id === definition.id) || new Set(stages).size < stages.length)
        scope.list.error('duplicate-public-page', source, `公开页“${definition.label}”或它的一个环节用了两次编号`)
      const page = new PageReader(scope, source).read(definition, pack.id)
      if (page !== undefined && scope.list.diagnostics.length === before) pages.push(page)
    }
  }
  return pages
}

/** Looks up the names of one page, and reports those that are none or not for everybody. */
class PageReader {
  constructor(
    private readonly scope: PageScope,
    private readonly source: string,
  ) {}

  read(definition: PublicPageDefinition, pack: string): ResolvedPublicPage | undefined {
    const ledger = this.#ledger(definition.ledger)
    if (ledger === undefined) return undefined
    const { year, name, state, given, summary } = definition
    for (const id of [year, name, state, given, ...summary]) this.#openPath(ledger, id)
    const wrong = ([id, kinds]: readonly [string, readonly string[]]): boolean => !kinds.includes(fieldOf(ledger, id)?.kind ?? '')
    const odd = [[year, ['period']] as const, [name, ['text']] as const, [state, ['choice']] as const].filter(wrong)
    for (const [id] of odd) this.report('wrong-kind', `“${ledger.label}”的“${id}”不能作公开页的年度、名称或状态`)
    const { intake, ...rest } = definition
    const { ledgers, settings } = this.scope
    const error = (...said: [ResolveCode, string]): void => this.report(...said)
    const resolved = intake === undefined ? undefined : resolveIntake(intake, { ledger, year, state }, { ledgers, settings, error })
    return {
      ...rest,
      pack,
      facts: this.#facts(ledger, definition.facts),
      stages: definition.stages.flatMap((stage) => this.#stage(ledger, stage) ?? []),
      ...(resolved === undefined ? {} : { intake: resolved }),
    }
  }

  #stage(item: ResolvedLedger, stage: PublicStageDefinition): PublicStage | undefined {
    return 'loop' in stage ? this.#caseStage(item, stage) : this.#recordStage(item, stage)
  }

  #recordStage(item: ResolvedLedger, stage: RecordStageDefinition): RecordStage | undefined {
    const ledger = this.#ledger(stage.ledger)
    if (ledger === undefined) return undefined
    const match = Object.entries(stage.match).flatMap(([name, own]) => {
      const found = this.#path(ledger, name)
      const isOther = own !== 'id' && fieldOf(item, own) === undefined
      if (isOther) this.report('unknown-field', `“${item.label}”没有字段“${own}”`)
      if (found !== undefined && isReference(found.field) && !(own === 'id' && mayReferTo(found.field, item.id)))
        this.report('wrong-kind', `“${name}”不指向“${item.label}”，不能用来对应`)
      return found === undefined || isOther ? [] : [{ path: found.path, item: own }]
    })
    const picture = stage.picture === undefined ? undefined : fieldOf(ledger, stage.picture)
    if (stage.picture !== undefined && (picture?.kind !== 'attachment' || (picture.secrecy ?? 'open') !== 'open'))
      this.report('bad-field', `“${stage.picture}”不是“${ledger.label}”里可以公开的照片`)
    if (match.length === 0) this.report('public-stage', `环节“${stage.label}”没有说怎样对应到一项`)
    return {
      ...stage,
      match,
      once: this.#maybe(ledger, stage.once),
      only: Object.entries(stage.only ?? {}).flatMap(([name, options]) => this.#only(ledger, name, options) ?? []),
      date: this.#day(ledger, stage.date),
      facts: this.#facts(ledger, stage.facts),
    }
  }

  #caseStage(item: ResolvedLedger, stage: CaseStageDefinition): CaseStage | undefined {
    const loop = this.scope.loops.find(({ id }) => id === stage.loop)
    if (loop === undefined || loop.ledger !== item.id) {
      this.report('unknown-loop', `“${item.label}”没有闭环“${stage.loop}”`)
      return undefined
    }
    const steps = Object.entries(stage.steps).flatMap(([id, facts]) => {
      const step = loop.steps.find((one) => one.id === id)
      for (const { field: name } of facts)
        if (name.includes('.')) this.report('public-stage', `“${name}”不是“${item.label}”自己的字段，不能随步骤公开`)
      if (step === undefined) this.report('unknown-step', `“${loop.label}”没有步骤“${id}”`)
      return step === undefined ? [] : [{ step: id, label: step.label, facts: this.#facts(item, facts) }]
    })
    return { ...stage, steps }
  }

  #facts(ledger: ResolvedLedger, facts: readonly PublicFactDefinition[]): PublicFact[] {
    return facts.flatMap(({ field: name, label, unit }) => {
      const found = this.#openPath(ledger, name)
      if (found === undefined) return []
      const own = fieldUnit(found.field)
      if (unit !== undefined && (own === undefined || !unitsConvert(own, unit)))
        this.report('unit-mismatch', `“${found.field.label}”不能用“${unit}”来写`)
      return [{ name, label: label ?? found.field.label, path: found.path, field: found.field, unit: unit ?? own }]
    })
  }

  #maybe(ledger: ResolvedLedger, name: string | undefined): PublicPath | undefined {
    return name === undefined ? undefined : this.#path(ledger, name)?.path
  }

  #day(ledger: ResolvedLedger, name: string | undefined): PublicPath | undefined {
    const found = name === undefined ? undefined : this.#openPath(ledger, name)
    if (found !== undefined && found.field.kind !== 'date') this.report('wrong-kind', `“${found.field.label}”不是日期`)
    return found?.path
  }

  #only(ledger: ResolvedLedger, name: string, options: readonly string[]) {
    const found = this.#path(ledger, name)
    if (found === undefined) return undefined
    const known = found.field.kind === 'choice' ? Object.keys(found.field.options) : []
    for (const option of options) if (!known.includes(option)) this.report('unknown-option', `“${found.field.label}”没有选项“${option}”`)
    return { path: found.path, options }
  }

  /** A path whose value may be told: to whoever reads, and of a thing, never of somebody. */
  #openPath(ledger: ResolvedLedger, name: string) {
    const found = this.#path(ledger, name)
    if (found === undefined) return undefined
    const { field } = found
    const { person } = traitsOf(field)
    if ((field.secrecy ?? 'open') === 'open' && person === undefined && !isReference(field) && field.kind !== 'geometry') return found
    this.report('bad-field', `“${field.label}”不得印在公开页上`)
    return undefined
  }

  #path(ledger: ResolvedLedger, name: string): { readonly path: PublicPath; readonly field: Field } | undefined {
    const names = name.split('.')
    const through: { readonly field: string; readonly to: string }[] = []
    let at = ledger
    for (const [index, one] of names.entries()) {
      const field = fieldOf(at, one)
      if (field === undefined) {
        this.report('unknown-field', `“${at.label}”没有字段“${one}”`)
        return undefined
      }
      if (index === names.length - 1) return { path: { through, field: one }, field }
      const next = this.#ledger(referredLedger(field) ?? one)
      if (next === undefined) return undefined
      through.push({ field: one, to: next.id })
      at = next
    }
    return undefined
  }

  /** Of a ledger that says something of people, or that is kept apart until something is settled, nothing is public whatever its fields say. */
  #ledger(id: string): ResolvedLedger | undefined {
    const { ledgers } = this.scope
    const ledger = ledgers.find((one) => one.id === id)
    const near = nearestNames(
      id,
      ledgers.map((one) => one.id),
    )
    if (ledger === undefined) this.report('unknown-ledger', `没有台账“${id}”`, hintNames(near))
    else if (ledger.apart !== undefined || ledger.retention !== undefined || personalFields(ledger).length > 0)
      this.report('bad-field', `“${ledger.label}”登有个人信息或者分开登记，不得公开`)
    return ledger
  }

  report(...[code, message, hint]: [Parameters<DiagnosticList['error']>[0], string, string?]): void {
    this.scope.list.error(code, this.source, message, hint)
  }
}

function fieldOf(ledger: ResolvedLedger, name: string): Field | undefined {
  return ledger.fields.find(({ id }) => id === name)?.field
}
