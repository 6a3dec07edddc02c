import type { ResolvedLedger } from '../ledger/types.ts'
import type { LoopDefinition, ResolvedLoop } from '../loop/types.ts'
import { normaliseName } from '../name/normalise-name.ts'
import type { PackDefinition } from '../pack/types.ts'
import type { SettingDefinition } from '../setting/types.ts'
import type { DiagnosticList } from './diagnostics.ts'
import { resolveLoop } from './loop/resolve-loop.ts'
import { kebabCase } from './resolve-ledgers.ts'

export interface LoopScope {
  readonly ledgers: readonly ResolvedLedger[]
  readonly settings: readonly SettingDefinition[]
  readonly list: DiagnosticList
}

interface LoopSource {
  readonly definition: LoopDefinition
  readonly pack: string
  readonly source: string
}

/**
 * All loops of all packs. One that is wrong is left out, and so is one over a ledger that is not there (a warning: its pack may be away);
 * what others say of a loop that was left out goes with it.
 */
export function resolveLoops(packs: readonly PackDefinition[], scope: LoopScope): ResolvedLoop[] {
  const sources = collectSources(packs, scope.list)
  const loops = new Map([...sources].map(([id, { definition }]) => [id, definition]))
  const resolved = [...sources.values()].flatMap(({ definition, pack, source }) => {
    const ledger = scope.ledgers.find(({ id }) => id === definition.ledger.id)
    if (ledger === undefined) {
      scope.list.warning('unknown-ledger', `${source}.ledger`, `台账“${definition.ledger.label}”不在任何一个包里，流程不用`)
      return []
    }
    return resolveLoop({ ...scope, definition, pack, source, ledger, loops }) ?? []
  })
  const ids = new Set(resolved.map(({ id }) => id))
  return resolved.map((loop) => withoutAbsent(loop, ids))
}

function collectSources(packs: readonly PackDefinition[], list: DiagnosticList): Map<string, LoopSource> {
  const sources = new Map<string, LoopSource>()
  const labels = new Map<string, string>()
  const fields = new Map<string, string>()
  for (const pack of packs) {
    for (const definition of pack.loops ?? []) {
      const source = `${pack.id}/${definition.id}`
      if (!kebabCase.test(definition.id)) list.error('bad-id', source, `流程编号“${definition.id}”要用小写字母和连字符`)
      const label = normaliseName(definition.label)
      const driven = `${definition.ledger.id}.${definition.stateField ?? ''}`
      const other = sources.has(definition.id) ? definition.id : labels.get(label)
      const rival = definition.stateField === undefined ? undefined : fields.get(driven)
      if (other !== undefined) list.error('duplicate-loop', source, `流程“${definition.label}”与 ${other} 同编号或同名`)
      else if (rival !== undefined) list.error('duplicate-loop', source, `“${driven}”已经由流程 ${rival} 决定，一个字段只能听一个流程的`)
      else {
        sources.set(definition.id, { definition, pack: pack.id, source })
        labels.set(label, definition.id)
        fields.set(driven, definition.id)
      }
    }
  }
  return sources
}

function withoutAbsent(loop: ResolvedLoop, present: ReadonlySet<string>): ResolvedLoop {
  return {
    ...loop,
    children: loop.children.filter((child) => present.has(child.loop)),
    steps: loop.steps.map((step) => ({
      ...step,
      effects: step.effects.filter((effect) => effect.type !== 'open' || present.has(effect.loop)),
    })),
  }
}
