import { useId, useMemo } from 'react'
import { type LayoutEdge, type LayoutNode, layoutLoop, layoutSizes } from '../../../definition/loop/layout-loop.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import { groupDigits } from '../../parts/quantity.ts'
import styles from './diagram.module.css'
import { edgeMark, type LoopMarks } from './marks.ts'

interface Props {
  readonly loop: ResolvedLoop
  readonly marks: LoopMarks
  /** What the drawing says, for who does not see it. */
  readonly label: string
}

/** A loop as a drawing: states as boxes, steps as arrows. What is marked differs in line as well as in colour, so that it prints in black. */
export function LoopDiagram({ loop, marks, label }: Props) {
  const layout = useMemo(() => layoutLoop(loop), [loop])
  const arrow = useId()
  const ends = useMemo(() => new Set(loop.states.filter(({ ends }) => ends !== undefined).map(({ id }) => id)), [loop])
  // What is marked is drawn last, over the rest.
  const edges = layout.edges.toSorted((left, right) => rank(edgeMark(left, marks)) - rank(edgeMark(right, marks)))
  return (
    <svg
      className={styles.diagram}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      style={{ width: layout.width }}
      role="img"
      aria-label={label}
    >
      <defs>
        {(['walked', 'next', 'plain'] as const).map((mark) => (
          <marker
            key={mark}
            id={`${arrow}-${mark}`}
            viewBox="0 0 8 8"
            refX="7.5"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0.500 0.500 L7.500 4 L0.500 7.500" className={styles[`${mark}Head`]} />
          </marker>
        ))}
      </defs>
      {edges.map((edge) => (
        <Arrow
          key={`${edge.from} ${edge.to}`}
          edge={edge}
          mark={edgeMark(edge, marks)}
          head={`url(#${arrow}-${edgeMark(edge, marks) ?? 'plain'})`}
        />
      ))}
      {layout.nodes.map((node) => (
        <Node key={node.state} node={node} marks={marks} ends={ends.has(node.state)} />
      ))}
    </svg>
  )
}

function Arrow({ edge, mark, head }: { readonly edge: LayoutEdge; readonly mark: 'walked' | 'next' | undefined; readonly head: string }) {
  const { label, lines, points } = edge
  return (
    <g className={mark === undefined ? styles.arrow : `${styles.arrow} ${styles[mark]}`}>
      <path d={pathOf(points)} markerEnd={head} />
      {lines.map((line, index) => (
        <text key={line} x={label.x} y={label.y + index * layoutSizes.line} textAnchor={label.anchor}>
          {line}
        </text>
      ))}
    </g>
  )
}

function Node({ node, marks, ends }: { readonly node: LayoutNode; readonly marks: LoopMarks; readonly ends: boolean }) {
  const { x, y, width, height } = node
  const count = marks.counts?.get(node.state)
  const middle = y + height / 2
  const kind = marks.current === node.state ? styles.current : marks.visited?.has(node.state) === true ? styles.visited : ''
  return (
    <g className={`${styles.node} ${kind}`}>
      <rect x={x} y={y} width={width} height={height} rx={ends ? Math.min(18, height / 2) : 6} />
      <text x={x + width / 2} y={count === undefined ? middle + 5 : middle - 2} textAnchor="middle">
        {node.label}
      </text>
      {count === undefined ? null : (
        <text x={x + width / 2} y={middle + 13} textAnchor="middle" className={styles.count}>
          {groupDigits(String(count.cases))} 件
          {count.late === 0 ? null : <tspan className={styles.late}>，逾期 {groupDigits(String(count.late))}</tspan>}
        </text>
      )}
    </g>
  )
}

const corner = 6

/** A line with its corners rounded. */
function pathOf(points: LayoutEdge['points']): string {
  return points
    .map((point, index) => {
      const before = points[index - 1]
      const after = points[index + 1]
      if (before === undefined) return `M${point.x} ${point.y}`
      if (after === undefined) return `L${point.x} ${point.y}`
      const into = towards(point, before)
      const out = towards(point, after)
      return `L${into.x} ${into.y} Q${point.x} ${point.y} ${out.x} ${out.y}`
    })
    .join(' ')
}

function towards(from: { readonly x: number; readonly y: number }, to: { readonly x: number; readonly y: number }) {
  const far = Math.hypot(to.x - from.x, to.y - from.y)
  const share = far === 0 ? 0 : Math.min(corner, far / 2) / far
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

function rank(mark: 'walked' | 'next' | undefined): number {
  return mark === undefined ? 0 : mark === 'next' ? 1 : 2
}
