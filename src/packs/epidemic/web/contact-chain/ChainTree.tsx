import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Tag } from '../../../../web/parts/Tag.tsx'
import styles from './chain.module.css'
import type { ChainBranch } from './chain.ts'

interface Props {
  readonly root: string
  readonly branches: ReadonlyMap<string, ChainBranch>
  readonly selected: string
  readonly choose: (key: string) => void
  readonly standing: ReadonlyMap<string, 'held' | 'released'>
}

/** The chain as a tree that the arrow keys walk: up and down from one to the next, right to who was met, left back to the source. */
export function ChainTree({ root, branches, selected, choose, standing }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const order = orderOf(root, branches)
  const moved = useRef(false)
  useEffect(() => {
    const item = list.current?.querySelector<HTMLElement>(`[data-person="${CSS.escape(selected)}"]`)
    item?.scrollIntoView({ block: 'nearest' })
    if (moved.current) item?.focus()
    moved.current = false
  }, [selected])
  const onKey = (event: KeyboardEvent) => {
    const to = target(event.key, { order, branches, selected })
    if (to === undefined) return
    event.preventDefault()
    moved.current = true
    choose(to)
  }
  return (
    <div ref={list} role="tree" aria-label="接触链" className={styles.tree} onKeyDown={onKey}>
      {order.map((key) => {
        const branch = branches.get(key)
        if (branch === undefined) return null
        const { person, children } = branch
        const state = standing.get(key)
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys
          <div
            key={key}
            role="treeitem"
            data-person={key}
            aria-level={person.distance + 1}
            aria-selected={key === selected}
            {...(children.length === 0 ? {} : { 'aria-expanded': true })}
            tabIndex={key === selected ? 0 : -1}
            style={{ paddingInlineStart: 12 + person.distance * 20 }}
            onClick={() => choose(key)}
          >
            <b>{person.name}</b>
            <span>{person.village}</span>
            <span className={styles.kind}>{person.category}</span>
            {state === undefined ? null : <Tag tone={state === 'held' ? 'due' : 'good'}>{state === 'held' ? '管控中' : '已解除'}</Tag>}
          </div>
        )
      })}
    </div>
  )
}

/** Everybody in the order of the tree, each before those met. */
function orderOf(root: string, branches: ReadonlyMap<string, ChainBranch>): string[] {
  return [root, ...(branches.get(root)?.children ?? []).flatMap((child) => orderOf(child, branches))]
}

interface Walk {
  readonly order: readonly string[]
  readonly branches: ReadonlyMap<string, ChainBranch>
  readonly selected: string
}

function target(key: string, { order, branches, selected }: Walk): string | undefined {
  const at = order.indexOf(selected)
  switch (key) {
    case 'ArrowDown':
      return order[at + 1]
    case 'ArrowUp':
      return order[at - 1]
    case 'ArrowRight':
      return branches.get(selected)?.children[0]
    case 'ArrowLeft':
      return branches.get(selected)?.parent
    case 'Home':
      return order[0]
    case 'End':
      return order.at(-1)
    default:
      return undefined
  }
}
