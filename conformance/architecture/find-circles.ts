import type { SourceImport } from './read-imports.ts'

/** Groups of nodes that reach each other, each sorted; empty when nothing imports in a circle. Types count: a circle of types binds as hard. */
export function findCircles(edges: Iterable<readonly [from: string, to: string]>): string[][] {
  const onward = new Map<string, Set<string>>()
  for (const [from, to] of edges) onward.set(from, (onward.get(from) ?? new Set()).add(to))
  return strongComponents(onward)
    .filter((group) => group.length > 1)
    .map((group) => group.sort())
}

/** Which file imports which, types included; packages are left out. */
export function fileEdges(imports: readonly SourceImport[]): (readonly [string, string])[] {
  return imports.filter(({ internal }) => internal).map(({ from, to }) => [from, to] as const)
}

/** The same between the folders directly below a room: which of them import each other. */
export function folderEdges(imports: readonly SourceImport[], room: string): [string, string][] {
  return imports.flatMap(({ from, to, internal }) => {
    const [source, target] = [folderBelow(from, room), folderBelow(to, room)]
    return internal && source !== undefined && target !== undefined && source !== target ? [[source, target] as [string, string]] : []
  })
}

/** The folder directly below `room` that holds the file; undefined for files at the room's root and outside it. */
export function folderBelow(file: string, room: string): string | undefined {
  if (!file.startsWith(`${room}/`)) return undefined
  const parts = file.slice(room.length + 1).split('/')
  return parts.length > 1 ? parts[0] : undefined
}

/** Tarjan's algorithm, without recursion: a long chain of imports must not overflow the stack. */
function strongComponents(onward: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const open: string[] = []
  const isOpen = new Set<string>()
  const found: string[][] = []
  const enter = (node: string): Visit => {
    order.set(node, order.size)
    low.set(node, order.size - 1)
    open.push(node)
    isOpen.add(node)
    return { node, left: [...(onward.get(node) ?? [])] }
  }
  const lower = (node: string, value: number) => low.set(node, Math.min(low.get(node) ?? value, value))
  const leave = (node: string) => {
    if (low.get(node) !== order.get(node)) return
    const group = open.splice(open.indexOf(node))
    for (const one of group) isOpen.delete(one)
    found.push(group)
  }
  for (const start of onward.keys()) {
    if (order.has(start)) continue
    const path = [enter(start)]
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const next = at.left.pop()
      if (next === undefined) {
        leave(at.node)
        path.pop()
        const above = path.at(-1)
        if (above !== undefined) lower(above.node, low.get(at.node) ?? 0)
      } else if (!order.has(next)) path.push(enter(next))
      else if (isOpen.has(next)) lower(at.node, order.get(next) ?? 0)
    }
  }
  return found
}

interface Visit {
  readonly node: string
  readonly left: string[]
}
