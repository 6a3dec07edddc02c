import type { ResolvedLoop } from './types.ts'

export interface LayoutPoint {
  readonly x: number
  readonly y: number
}

export interface LayoutNode {
  readonly state: string
  readonly label: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** All steps that lead from one state to another: one arrow, their names under each other. */
export interface LayoutEdge {
  readonly from: string
  readonly to: string
  readonly steps: readonly string[]
  readonly lines: readonly string[]
  /** The corners of the arrow, from the first state to the second. */
  readonly points: readonly LayoutPoint[]
  /** Where the first line of its name stands, by its baseline. */
  readonly label: LayoutPoint & { readonly anchor: 'start' | 'end' }
}

export interface LoopLayout {
  readonly width: number
  readonly height: number
  readonly nodes: readonly LayoutNode[]
  readonly edges: readonly LayoutEdge[]
}

/** Sizes in px for 14 px state names and 12 px step names. */
export const layoutSizes = { line: 15, nameOfState: 14.5, nameOfStep: 12.5 } as const

const nodeHeight = 36
const gap = 36
const lane = 14
const portPadding = 7
const margin = 8

type Side = 'left' | 'right'

interface Arrow {
  readonly from: number
  readonly to: number
  readonly steps: readonly string[]
  readonly lines: readonly string[]
  /** Undefined for the plain way down to the next state. */
  readonly side: Side | undefined
}

/** A place on a node's side where an arrow leaves, or where all arrows of that side arrive. */
interface Port {
  readonly node: number
  readonly side: Side
  readonly height: number
  /** Undefined for the arrival. */
  readonly arrow: Arrow | undefined
}

/**
 * Draws a loop as one column of states in the author's order, its ends last: the plain way runs straight down, ways back run along the left and ways that
 * skip states along the right. It so stays narrow enough for a phone and a sheet of paper, and no name of a step lies over another or over a state,
 * whatever the loop.
 */
export function layoutLoop(loop: ResolvedLoop): LoopLayout {
  const states = [...loop.states.filter(({ ends }) => ends === undefined), ...loop.states.filter(({ ends }) => ends !== undefined)]
  const arrows = collectArrows(loop, new Map(states.map(({ id }, index) => [id, index])))
  const ports = states.map((_, node) => ({ left: portsOf(arrows, node, 'left'), right: portsOf(arrows, node, 'right') }))
  const nodeWidth = Math.max(96, ...states.map(({ label }) => textWidth(label, layoutSizes.nameOfState) + 28))
  const room = { left: sideRoom(arrows, 'left'), right: sideRoom(arrows, 'right') }
  const lanes = { left: assignLanes(arrows, 'left'), right: assignLanes(arrows, 'right') }
  const x = margin + room.left + lanes.left.count * lane
  const straight = arrows.filter(({ side }) => side === undefined)

  const nodes: LayoutNode[] = []
  let y = margin
  for (const [index, { id, label }] of states.entries()) {
    const wanted = Math.max(...(['left', 'right'] as const).map((side) => heightOf(ports[index]?.[side] ?? [])))
    nodes.push({ state: id, label, x, y, width: nodeWidth, height: Math.max(nodeHeight, wanted) })
    const below = straight.find(({ from }) => from === index)
    y += Math.max(nodeHeight, wanted) + (below === undefined ? gap / 2 : gap + (below.lines.length - 1) * layoutSizes.line)
  }
  const last = nodes[nodes.length - 1]

  const laneX = (side: Side, to: number): number => {
    const at = (lanes[side].of.get(to) ?? 0) + 1
    return side === 'right' ? x + nodeWidth + room.right + (at - 0.5) * lane : x - room.left - (at - 0.5) * lane
  }
  const edges = arrows.map((arrow) => placeArrow(arrow, { nodes, ports, laneX }))
  const straightEnd = Math.max(0, ...straight.map(({ lines }) => x + nodeWidth / 2 + 10 + widest(lines)))
  return {
    width: Math.max(x + nodeWidth + room.right + lanes.right.count * lane, straightEnd) + margin,
    height: (last === undefined ? 0 : last.y + last.height) + margin,
    nodes,
    edges,
  }
}

/** How wide a name is drawn: a Chinese character is a square, a letter about half of one. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 0x2e7f ? size : size * 0.6), 0)
}

function collectArrows(loop: ResolvedLoop, rows: ReadonlyMap<string, number>): readonly Arrow[] {
  const arrows = new Map<string, { from: number; to: number; steps: string[]; lines: string[]; side: Side | undefined }>()
  for (const step of loop.steps) {
    const to = rows.get(step.to)
    for (const state of step.from) {
      const from = rows.get(state)
      if (from === undefined || to === undefined) continue
      const key = `${from} ${to}`
      const side = to < from ? 'left' : to === from + 1 ? undefined : 'right'
      const arrow = arrows.get(key) ?? { from, to, steps: [], lines: [], side }
      arrow.steps.push(step.id)
      arrow.lines.push(step.label)
      arrows.set(key, arrow)
    }
  }
  return [...arrows.values()].sort((left, right) => left.from - right.from || left.to - right.to)
}

/** From top to bottom: on the left what leaves goes up and what arrives comes from below, on the right the other way round. */
function portsOf(arrows: readonly Arrow[], node: number, side: Side): readonly Port[] {
  const leaving = arrows
    .filter((arrow) => arrow.side === side && arrow.from === node)
    .map((arrow): Port => ({ node, side, height: arrow.lines.length * layoutSizes.line + portPadding, arrow }))
  const arriving: readonly Port[] = arrows.some((arrow) => arrow.side === side && arrow.to === node)
    ? [{ node, side, height: portPadding * 2, arrow: undefined }]
    : []
  return side === 'left' ? [...leaving, ...arriving] : [...arriving, ...leaving]
}

function heightOf(ports: readonly Port[]): number {
  return ports.reduce((sum, { height }) => sum + height, 0) + (ports.length === 0 ? 0 : portPadding)
}

/** The place beside the states where names stand, before the first lane. */
function sideRoom(arrows: readonly Arrow[], side: Side): number {
  const names = arrows.filter((arrow) => arrow.side === side).map(({ lines }) => widest(lines))
  return names.length === 0 ? 0 : Math.max(...names) + 22
}

function widest(lines: readonly string[]): number {
  return Math.max(0, ...lines.map((line) => textWidth(line, layoutSizes.nameOfStep)))
}

/** All arrows of a side that arrive at one state share a lane; lanes whose stretches overlap lie beside each other, short ones inside. */
function assignLanes(arrows: readonly Arrow[], side: Side): { readonly of: ReadonlyMap<number, number>; readonly count: number } {
  const stretches = new Map<number, { to: number; first: number; last: number }>()
  for (const arrow of arrows.filter((one) => one.side === side)) {
    const known = stretches.get(arrow.to) ?? { to: arrow.to, first: arrow.to, last: arrow.to }
    known.first = Math.min(known.first, arrow.from)
    known.last = Math.max(known.last, arrow.from)
    stretches.set(arrow.to, known)
  }
  const of = new Map<number, number>()
  const taken: { first: number; last: number }[][] = []
  for (const stretch of [...stretches.values()].sort((left, right) => left.last - left.first - (right.last - right.first))) {
    let at = 0
    while (taken[at]?.some(({ first, last }) => first <= stretch.last && stretch.first <= last) === true) at += 1
    taken[at] = [...(taken[at] ?? []), stretch]
    of.set(stretch.to, at)
  }
  return { of, count: taken.length }
}

interface Placing {
  readonly nodes: readonly LayoutNode[]
  readonly ports: readonly Readonly<Record<Side, readonly Port[]>>[]
  readonly laneX: (side: Side, to: number) => number
}

function placeArrow(arrow: Arrow, placing: Placing): LayoutEdge {
  const from = placing.nodes[arrow.from]
  const to = placing.nodes[arrow.to]
  if (from === undefined || to === undefined) throw new Error('an arrow without its states')
  const named = { from: from.state, to: to.state, steps: arrow.steps, lines: arrow.lines }
  const { side } = arrow
  if (side === undefined) {
    const x = from.x + from.width / 2
    const top = from.y + from.height
    const middle = (top + to.y - 6) / 2 - ((arrow.lines.length - 1) * layoutSizes.line) / 2 + 4
    return {
      ...named,
      points: [
        { x, y: top },
        { x, y: to.y },
      ],
      label: { x: x + 10, y: middle, anchor: 'start' },
    }
  }
  const edge = side === 'right' ? from.x + from.width : from.x
  const out = portY(placing, { node: arrow.from, side, arrow })
  const into = portY(placing, { node: arrow.to, side, arrow: undefined })
  const x = placing.laneX(side, arrow.to)
  const first = out - (arrow.lines.length - 1) * layoutSizes.line - 4
  return {
    ...named,
    points: [
      { x: edge, y: out },
      { x, y: out },
      { x, y: into },
      { x: edge, y: into },
    ],
    label: { x: side === 'right' ? edge + 8 : edge - 8, y: first, anchor: side === 'right' ? 'start' : 'end' },
  }
}

/** An arrow leaves along the foot of its port, under its name; arrivals come in the middle of theirs. */
function portY(
  { nodes, ports }: Placing,
  { node, side, arrow }: { readonly node: number; readonly side: Side; readonly arrow: Arrow | undefined },
): number {
  const all = ports[node]?.[side] ?? []
  const box = nodes[node]
  let y = (box?.y ?? 0) + Math.max(portPadding / 2, ((box?.height ?? 0) - heightOf(all)) / 2 + portPadding / 2)
  for (const port of all) {
    if (port.arrow === arrow) return arrow === undefined ? y + port.height / 2 : y + port.height - portPadding / 2
    y += port.height
  }
  return y
}
