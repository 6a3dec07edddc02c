import { Link } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { WorkItem } from '../../api/contract/loop.ts'
import { usePhone } from '../parts/use-media.ts'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { useSession } from '../session/use-session.ts'
import { BulkBar } from './BulkBar.tsx'
import { type BulkOutcome, BulkResult } from './BulkResult.tsx'
import { groupWork, type WorkGroup } from './shared-steps.ts'
import { WorkRow } from './WorkRow.tsx'
import styles from './work.module.css'

/** Work by loop. Several lines can be chosen and taken one step on together; how each of them fared is told. */
export function WorkList({ items, today }: { readonly items: readonly WorkItem[]; readonly today: string }) {
  const { can } = useSession()
  const phone = usePhone()
  const list = useRef<HTMLDivElement>(null)
  const [choosing, setChoosing] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [outcome, setOutcome] = useState<BulkOutcome>()
  const groups = useMemo(() => groupWork(items), [items])
  const selected = useMemo(() => items.filter(({ id }) => chosen.has(id)), [items, chosen])
  const open = can.step && (!phone || choosing)

  const toggle = useCallback((ids: readonly string[], on: boolean) => {
    setChosen((now) => {
      const next = new Set(now)
      for (const id of ids) {
        if (on) next.add(id)
        else next.delete(id)
      }
      return next
    })
  }, [])
  const flip = useCallback(
    (id: string) => {
      if (can.step) toggle([id], !chosen.has(id))
    },
    [toggle, chosen, can.step],
  )
  const switchChoosing = () => {
    setChoosing(!choosing)
    setChosen(new Set())
  }
  useRowKeys(list, flip)

  return (
    <>
      {outcome === undefined ? null : <BulkResult outcome={outcome} close={() => setOutcome(undefined)} />}
      <div className={styles.card} ref={list}>
        {groups.map((group) => (
          <WorkSection
            key={group.loop}
            group={group}
            today={today}
            choice={open ? { chosen, toggle } : undefined}
            flip={flip}
            switchChoosing={phone && can.step && group === groups[0] ? { choosing, change: switchChoosing } : undefined}
          />
        ))}
      </div>
      {selected.length === 0 ? null : (
        <BulkBar
          chosen={selected}
          clear={() => setChosen(new Set())}
          done={(result) => {
            setOutcome(result)
            setChosen(new Set())
          }}
        />
      )}
      {phone ? null : (
        <p className={styles.keys}>
          <kbd>j</kbd> <kbd>k</kbd> 上下走，<kbd>Enter</kbd> 打开，<kbd>x</kbd> 选中
        </p>
      )}
    </>
  )
}

interface SectionProps {
  readonly group: WorkGroup
  readonly today: string
  /** Absent where nothing can be chosen. */
  readonly choice: { readonly chosen: ReadonlySet<string>; readonly toggle: (ids: readonly string[], on: boolean) => void } | undefined
  readonly flip: (id: string) => void
  /** On a phone lines are chosen only after it was asked for, by the first group's switch. */
  readonly switchChoosing: { readonly choosing: boolean; readonly change: () => void } | undefined
}

function WorkSection({ group, today, choice, flip, switchChoosing }: SectionProps) {
  const ids = group.items.map(({ id }) => id)
  const all = choice !== undefined && ids.every((id) => choice.chosen.has(id))
  return (
    <section aria-labelledby={`work-${group.loop}`}>
      <header className={styles.group}>
        <h3 id={`work-${group.loop}`}>
          <Link to="/loops/$loop" params={{ loop: group.loop }} search={{}}>
            {group.label}
          </Link>
        </h3>
        <small>{group.items.length} 件</small>
        {choice !== undefined && group.items.length > 1 ? (
          <button type="button" className={styles.quiet} onClick={() => choice.toggle(ids, !all)}>
            {all ? '都不选' : '全选'}
            <span className="visually-hidden">：{group.label}</span>
          </button>
        ) : null}
        {switchChoosing === undefined ? null : (
          <button type="button" className={styles.quiet} onClick={switchChoosing.change}>
            {switchChoosing.choosing ? '不选了' : '多选'}
          </button>
        )}
      </header>
      <ul>
        {group.items.map((item) => (
          <WorkRow key={item.id} item={item} today={today} chosen={choice?.chosen.has(item.id)} choose={() => flip(item.id)} />
        ))}
      </ul>
    </section>
  )
}
