import { operandsOf } from '../indicator/operands.ts'
import type { IndicatorDefinition, ResolvedIndicator } from '../indicator/types.ts'
import type { ResolvedLedger } from '../ledger/types.ts'
import { nearestNames, withHint } from '../name/nearest-names.ts'
import { normaliseName } from '../name/normalise-name.ts'
import type { PackDefinition } from '../pack/types.ts'
import type { SettingDefinition } from '../setting/types.ts'
import { isUnit } from '../unit/unit.ts'
import { checkComputed } from './check-computed.ts'
import type { DiagnosticList } from './diagnostics.ts'
import { resolveComputed } from './resolve-computed.ts'
import { kebabCase } from './resolve-ledgers.ts'
import { resolveMeasure } from './resolve-measure.ts'

/** One author's indicator and where it comes from. */
export interface IndicatorSource {
  readonly definition: IndicatorDefinition
  readonly pack: string
  /** `pack/indicator` */
  readonly source: string
}

/** What indicators may speak of. */
export interface IndicatorScope {
  readonly ledgers: readonly ResolvedLedger[]
  readonly settings: readonly SettingDefinition[]
  readonly list: DiagnosticList
}

/** All indicators of all packs. One that is wrong is reported once; those that are computed from it are left out with it. */
export function resolveIndicators(packs: readonly PackDefinition[], { ledgers, settings, list }: IndicatorScope): ResolvedIndicator[] {
  const sources = collectSources(packs, list)
  const findIndicator = indicatorLookup(sources)
  const resolved = new Map<string, ResolvedIndicator>()
  for (const { definition, pack, source } of sources.values()) {
    const indicator =
      'ledger' in definition
        ? resolveMeasure({ definition, pack, source, ledgers, settings, list })
        : resolveComputed({ definition, pack, source, findIndicator, list })
    if (indicator !== undefined) resolved.set(indicator.id, indicator)
  }
  for (const id of circular(resolved)) {
    const source = sources.get(id)
    if (source !== undefined) list.error('circular-indicator', source.source, `指标“${source.definition.label}”绕了一圈又要用到自己`)
    resolved.delete(id)
  }
  dropDependents(resolved)
  for (const indicator of resolved.values()) {
    if (!('ledger' in indicator)) checkComputed({ indicator, indicators: resolved, source: `${indicator.pack}/${indicator.id}`, list })
  }
  return [...resolved.values()]
}

function collectSources(packs: readonly PackDefinition[], list: DiagnosticList): Map<string, IndicatorSource> {
  const sources = new Map<string, IndicatorSource>()
  const labels = new Map<string, string>()
  for (const pack of packs) {
    for (const definition of pack.indicators) {
      const source = `${pack.id}/${definition.id}`
      if (!kebabCase.test(definition.id)) list.error('bad-id', source, `指标编号“${definition.id}”要用小写字母和连字符`)
      if (!isUnit(definition.unit)) {
        list.error('unknown-unit', source, `不认识的单位“${String(definition.unit)}”`)
        continue
      }
      if (sources.has(definition.id)) {
        list.error('duplicate-indicator', source, `指标编号“${definition.id}”用了两次`)
        continue
      }
      for (const label of new Set([definition.label, ...(definition.aliases ?? [])].map(normaliseName))) {
        const other = labels.get(label)
        if (other !== undefined) list.warning('ambiguous-label', source, `指标名“${label}”也由 ${other} 使用，报告里要写编号才分得清`)
        labels.set(label, definition.id)
      }
      sources.set(definition.id, { definition, pack: pack.id, source })
    }
  }
  return sources
}

function indicatorLookup(sources: ReadonlyMap<string, IndicatorSource>) {
  const byName = new Map<string, string[]>()
  for (const { definition } of sources.values()) {
    for (const label of new Set([definition.label, ...(definition.aliases ?? [])].map(normaliseName))) {
      byName.set(label, [...(byName.get(label) ?? []), definition.id])
    }
  }
  return (name: string): { readonly id: string } | { readonly why: string } => {
    if (sources.has(name)) return { id: name }
    const [id, ...others] = byName.get(normaliseName(name)) ?? []
    if (id === undefined) {
      const names = [...sources.values()].flatMap(({ definition }) => [definition.id, definition.label])
      return { why: withHint(`没有指标“${name}”`, nearestNames(name, names)) }
    }
    return others.length === 0 ? { id } : { why: `指标名“${name}”不止一个：${[id, ...others].join('、')}` }
  }
}

/** Ids on a cycle or leading only into one, found by walking down from every computed indicator. */
function circular(indicators: ReadonlyMap<string, ResolvedIndicator>): string[] {
  const onCycle = new Set<string>()
  const done = new Set<string>()
  const visit = (id: string, path: readonly string[]): void => {
    const seen = path.indexOf(id)
    if (seen !== -1) {
      for (const member of path.slice(seen)) onCycle.add(member)
      return
    }
    const indicator = indicators.get(id)
    if (done.has(id) || indicator === undefined || 'ledger' in indicator) return
    for (const operand of operandsOf(indicator)) visit(operand, [...path, id])
    done.add(id)
  }
  for (const id of indicators.keys()) visit(id, [])
  return [...onCycle]
}

function dropDependents(indicators: Map<string, ResolvedIndicator>): void {
  for (let before = -1; before !== indicators.size; ) {
    before = indicators.size
    for (const indicator of [...indicators.values()]) {
      if (!('ledger' in indicator) && operandsOf(indicator).some((id) => !indicators.has(id))) indicators.delete(indicator.id)
    }
  }
}
