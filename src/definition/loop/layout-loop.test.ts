import { describe, expect, it } from 'vitest'
import { fc } from '../testing/seeded.ts'
import { type LayoutEdge, type LoopLayout, layoutLoop, layoutSizes, textWidth } from './layout-loop.ts'
import type { ResolvedLoop, ResolvedState, ResolvedStep } from './types.ts'

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const state = (id: string, label: string, ends?: 'done'): ResolvedState => ({
  id,
  label,
  shows: undefined,
  ends,
  deadline: undefined,
  timeless: undefined,
  hold: undefined,
})

const step = (id: string, from: readonly string[], to: string, label = id): ResolvedStep => ({
  id,
  label,
  from,
  to,
  by: ['clerk'],
  fill: [],
  sets: {},
  opinion: 'optional',
  evidence: 'none',
  refuses: [],
  warns: [],
  notBy: [],
  returns: false,
  duringHold: false,
  needsChildrenClosed: false,
  effects: [],
})

const loopOf = (states: readonly ResolvedState[], steps: readonly ResolvedStep[]): ResolvedLoop => ({
  id: 'event',
  label: '网格事件',
  purpose: '',
  source: '',
  pack: 'governance',
  ledger: 'grid-event',
  stateField: undefined,
  start: 'record',
  opensWhen: undefined,
  adopts: [],
  answers: [],
  openBy: ['clerk'],
  initial: states[0]?.id ?? '',
  states,
  steps,
  children: [],
  suspension: undefined,
  merging: undefined,
  returnLimit: undefined,
  escalation: [],
})

const anyLoop = fc.integer({ min: 2, max: 9 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, index) => `s${index}`)
  const id = fc.constantFrom(...ids)
  const name = fc.constantFrom('受理', '退回补正', '核查', '延长期限', '不予受理', 'OK')
  return fc.array(fc.tuple(fc.uniqueArray(id, { minLength: 1, maxLength: 3 }), id, name), { minLength: 1, maxLength: 14 }).map((steps) =>
    loopOf(
      ids.map((one, index) => state(one, `环节${index}`, index === count - 1 ? 'done' : undefined)),
      steps.map(([from, to, label], index) => step(`step${index}`, from, to, label)),
    ),
  )
})

describe('the drawing of a loop', () => {
  it('runs straight down, back on the left and past states on the right', () => {
    const layout = layoutLoop(
      loopOf(
        [state('reported', '上报'), state('accepted', '受理'), state('closed', '办结', 'done'), state('refused', '不予受理', 'done')],
        [
          step('accept', ['reported'], 'accepted'),
          step('return', ['accepted'], 'reported'),
          step('close', ['accepted'], 'closed'),
          step('refuse', ['reported', 'accepted'], 'refused'),
        ],
      ),
    )
    expect(layout.nodes.map((node) => node.state)).toEqual(['reported', 'accepted', 'closed', 'refused'])
    expect(layout.edges.map(({ from, to, points }) => [from, to, points.length])).toEqual([
      ['reported', 'accepted', 2],
      ['reported', 'refused', 4],
      ['accepted', 'reported', 4],
      ['accepted', 'closed', 2],
      ['accepted', 'refused', 4],
    ])
    const node = layout.nodes[0]
    expect(findEdge(layout, 'accepted', 'reported').points[1]?.x).toBeLessThan(node?.x ?? 0)
    expect(findEdge(layout, 'reported', 'refused').points[1]?.x).toBeGreaterThan((node?.x ?? 0) + (node?.width ?? 0))
    expect(layout.width).toBeLessThan(390)
  })

  it('keeps ends at the foot, wherever the author wrote them', () => {
    const layout = layoutLoop(loopOf([state('a', '甲'), state('z', '完', 'done'), state('b', '乙')], []))
    expect(layout.nodes.map((node) => node.state)).toEqual(['a', 'b', 'z'])
  })

  it('names every step at every state it leaves, over no other name and over no state, inside the sheet', () => {
    fc.assert(
      fc.property(anyLoop, (loop) => {
        const layout = layoutLoop(loop)
        const drawn = layout.edges.flatMap(({ from, steps }) => steps.map((one) => `${from} ${one}`)).sort()
        expect(drawn).toEqual(loop.steps.flatMap(({ id, from }) => from.map((one) => `${one} ${id}`)).sort())
        const names = layout.edges.map(nameBox)
        const boxes = layout.nodes.map((node) => ({ left: node.x, right: node.x + node.width, top: node.y, bottom: node.y + node.height }))
        for (const [index, name] of names.entries()) {
          expect(boxes.some((box) => overlap(name, box))).toBe(false)
          expect(names.some((other, at) => at !== index && overlap(name, other))).toBe(false)
          expect(name.left).toBeGreaterThanOrEqual(0)
          expect(name.right).toBeLessThanOrEqual(layout.width)
        }
        for (const [index, box] of boxes.entries()) expect(boxes.some((other, at) => at !== index && overlap(box, other))).toBe(false)
        for (const { points } of layout.edges) {
          expect(points.every(({ x, y }) => x >= 0 && x <= layout.width && y >= 0 && y <= layout.height)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('never lays two lanes that lead to different states over each other', () => {
    fc.assert(
      fc.property(anyLoop, (loop) => {
        const vertical = layoutLoop(loop).edges.flatMap(({ to, points }) => {
          const [, second, third] = points
          return points.length === 4 && second !== undefined && third !== undefined
            ? [{ to, x: second.x, one: second.y, other: third.y }]
            : []
        })
        for (const [index, lane] of vertical.entries()) {
          for (const other of vertical.slice(index + 1)) {
            if (other.to === lane.to || other.x !== lane.x) continue
            const apart =
              Math.max(lane.one, lane.other) < Math.min(other.one, other.other) ||
              Math.max(other.one, other.other) < Math.min(lane.one, lane.other)
            expect(apart).toBe(true)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})

function findEdge(layout: LoopLayout, from: string, to: string): LayoutEdge {
  const found = layout.edges.find((edge) => edge.from === from && edge.to === to)
  if (found === undefined) throw new Error(`no arrow from ${from} to ${to}`)
  return found
}

function nameBox({ lines, label }: LayoutEdge): Box {
  const width = Math.max(...lines.map((line) => textWidth(line, layoutSizes.nameOfStep)))
  const left = label.anchor === 'start' ? label.x : label.x - width
  // From the top of the first line's characters to the foot of the last one's.
  return { left, right: left + width, top: label.y - 10, bottom: label.y + 2 + (lines.length - 1) * layoutSizes.line }
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}
