import { hintNames, nearestNames } from '../name/nearest-names.ts'
import { normaliseName } from '../name/normalise-name.ts'
import type { PackDefinition } from '../pack/types.ts'
import type { SettingDefinition } from '../setting/types.ts'
import type { DiagnosticList } from './diagnostics.ts'
import { kebabCase } from './resolve-ledgers.ts'

/** The settings of all packs. One that shares its id or its label with an earlier one is left out: a town's record could mean either. */
export function resolveSettings(packs: readonly PackDefinition[], list: DiagnosticList): SettingDefinition[] {
  const settings: SettingDefinition[] = []
  for (const pack of packs) {
    for (const setting of pack.settings ?? []) {
      const source = `${pack.id}/${setting.id}`
      const names = [setting.id, setting.label].map(normaliseName)
      const other = settings.find(({ id, label }) => names.includes(normaliseName(id)) || names.includes(normaliseName(label)))
      if (other !== undefined) {
        list.error('duplicate-setting', source, `参数“${setting.label}”与 ${other.id}（${other.label}）同编号或同名`)
        continue
      }
      if (isSound(setting, source, list)) settings.push(setting)
    }
  }
  return settings
}

function isSound({ id, value, source: norm }: SettingDefinition, source: string, list: DiagnosticList): boolean {
  if (!kebabCase.test(id)) list.error('bad-id', source, `参数编号“${id}”要用小写字母和连字符`)
  const number = /^-?\d+(\.\d+)?$/.test(value)
  if (!number) list.error('bad-setting', source, `参数的数值“${value}”不是数`)
  if (norm.trim() === '') list.error('bad-setting', source, '参数没有写依据')
  return number
}

export interface SettingCheck {
  readonly name: string
  readonly settings: readonly SettingDefinition[]
  readonly source: string
  readonly list: DiagnosticList
}

/** Whether a definition names a setting that some pack declares; reported when not. */
export function isSetting({ name, settings, source, list }: SettingCheck): boolean {
  const ids = settings.map(({ id }) => id)
  if (ids.includes(name)) return true
  list.error('unknown-setting', source, `没有参数“${name}”`, hintNames(nearestNames(name, ids)))
  return false
}
