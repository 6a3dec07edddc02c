import type { WorkItem } from '../../api/contract/loop.ts'

/** A step that can be taken for several chosen cases at once. */
export interface SharedStep {
  readonly loop: string
  readonly loopLabel: string
  readonly step: string
  readonly label: string
  readonly plain: boolean
  readonly cases: readonly WorkItem[]
}

/** The steps that the chosen cases have open, each with the cases that could take it: those that serve the most first. */
export function sharedSteps(chosen: readonly WorkItem[]): readonly SharedStep[] {
  const found = new Map<string, SharedStep>()
  for (const item of chosen) {
    for (const { id, label, plain } of item.steps) {
      const key = `${item.loop}\n${id}`
      const known = found.get(key)
      found.set(key, {
        loop: item.loop,
        loopLabel: item.loopLabel,
        step: id,
        label,
        plain: plain && (known?.plain ?? true),
        cases: [...(known?.cases ?? []), item],
      })
    }
  }
  return [...found.values()].sort((left, right) => right.cases.length - left.cases.length)
}

export interface WorkGroup {
  readonly loop: string
  readonly label: string
  readonly items: readonly WorkItem[]
}

/** The same list by loop: the loop of the most pressing case first, and within it the order kept. */
export function groupWork(items: readonly WorkItem[]): readonly WorkGroup[] {
  const groups = new Map<string, { loop: string; label: string; items: WorkItem[] }>()
  for (const item of items) {
    const group = groups.get(item.loop) ?? { loop: item.loop, label: item.loopLabel, items: [] }
    group.items.push(item)
    groups.set(item.loop, group)
  }
  return [...groups.values()]
}
