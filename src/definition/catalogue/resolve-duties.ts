import { dutyLedger } from '../duty/duty-ledgers.ts'
import type { DutyDefinition, ResolvedDuty } from '../duty/types.ts'
import type { ResolvedLedger } from '../ledger/types.ts'
import { hintNames, nearestNames } from '../name/nearest-names.ts'
import type { PackDefinition } from '../pack/types.ts'
import type { SettingDefinition } from '../setting/types.ts'
import type { DiagnosticList } from './diagnostics.ts'
import { resolveExpression } from './resolve-expression.ts'
import { kebabCase } from './resolve-ledgers.ts'
import { isSetting } from './resolve-settings.ts'

export interface DutyScope {
  readonly ledgers: readonly ResolvedLedger[]
  readonly settings: readonly SettingDefinition[]
  readonly list: DiagnosticList
}

/** What somebody must answer for, of all packs. A duty over a ledger that is not there is left out with a warning: its pack may be away. */
export function resolveDuties(packs: readonly PackDefinition[], scope: DutyScope): ResolvedDuty[] {
  const duties = new Map<string, ResolvedDuty>()
  for (const pack of packs) {
    for (const definition of pack.duties ?? []) {
      const source = `${pack.id}/${definition.id}`
      if (!kebabCase.test(definition.id)) scope.list.error('bad-id', source, `责任编号“${definition.id}”要用小写字母和连字符`)
      const other = [...duties.values()].find(({ id, objectKind }) => id === definition.id || objectKind === definition.objectKind)
      if (other !== undefined) {
        scope.list.error('duplicate-duty', source, `责任“${definition.label}”与 ${other.id} 同编号或同对象类别`)
        continue
      }
      const duty = resolveDuty({ definition, pack: pack.id, source, scope })
      if (duty !== undefined) duties.set(duty.id, duty)
    }
  }
  return [...duties.values()]
}

interface DutyInput {
  readonly definition: DutyDefinition
  readonly pack: string
  readonly source: string
  readonly scope: DutyScope
}

function resolveDuty(input: DutyInput): ResolvedDuty | undefined {
  const { definition, pack, source, scope } = input
  const { ledgers, settings, list } = scope
  const { id, label, objectKind, ledger, inScope, visitEvery, mostPerHolder } = definition
  if (!ledgers.some((other) => other.id === ledger)) {
    const near = nearestNames(
      ledger,
      ledgers.map((other) => other.id),
    )
    list.warning('unknown-ledger', `${source}.ledger`, `没有台账“${ledger}”`, hintNames(near))
    return undefined
  }
  const condition =
    inScope === undefined
      ? undefined
      : resolveExpression({
          text: inScope,
          source: `${source}.inScope`,
          scope: { ledgers, settings, ledger, expects: 'boolean', parameters: ['today'] },
          list,
        })
  const sound = [
    isObjectKind(input),
    inScope === undefined || condition !== undefined,
    ...[visitEvery, mostPerHolder].map((term) => term === undefined || isSetting({ name: term.setting, settings, source, list })),
  ]
  if (sound.includes(false)) return undefined
  const terms = { visitEvery: visitEvery?.setting, mostPerHolder: mostPerHolder?.setting }
  return { id, label, objectKind, ledger, pack, inScope: condition?.typed, ...terms }
}

/** The kind is an option of 包干责任's 对象类别, and records of that kind stand in the duty's ledger. */
function isObjectKind({ definition, source, scope }: DutyInput): boolean {
  const object = scope.ledgers.find(({ id }) => id === dutyLedger.id)?.fields.find(({ field }) => field.kind === 'anyRef')?.field
  if (object?.kind !== 'anyRef') return true
  const { objectKind, ledger } = definition
  const to = object.to[objectKind]
  if (to === ledger) return true
  const near = hintNames(nearestNames(objectKind, Object.keys(object.to)))
  const why = to === undefined ? `没有对象类别“${objectKind}”` : `对象类别“${objectKind}”的对象在台账“${to}”，不在“${ledger}”`
  scope.list.error('unknown-option', `${source}.objectKind`, why, to === undefined ? near : undefined)
  return false
}
