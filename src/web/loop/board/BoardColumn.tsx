import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import type { CaseSummary } from '../../../api/contract/loop.ts'
import type { ResolvedState } from '../../../definition/loop/types.ts'
import { type CaseListView, casesQuery } from '../../http/loop-queries.ts'
import { ErrorNote } from '../../parts/Notes.tsx'
import { useSession } from '../../session/use-session.ts'
import { DueTag } from '../DueTag.tsx'
import styles from './board.module.css'

interface Props {
  readonly state: ResolvedState
  readonly view: CaseListView
  readonly open: (id: string) => void
  readonly drag: (item: CaseSummary | undefined) => void
  /** While a card is dragged: whether some step leads here. */
  readonly may: boolean | undefined
  readonly drop: () => void
  readonly push: (item: CaseSummary, direction: 1 | -1) => void
}

const pageSize = 40

/** One state and the cards in it. */
export function BoardColumn({ state, view, open, drag, may, drop, push }: Props) {
  const [over, setOver] = useState(false)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    casesQuery({ ...view, standing: 'all', states: [state.id] }, pageSize),
  )
  const cases = data?.pages.flatMap((page) => page.cases) ?? []
  const room = may === undefined ? '' : may ? (over ? ` ${styles.over}` : ` ${styles.may}`) : ` ${styles.mayNot}`
  return (
    <section
      className={`${styles.column}${room}`}
      aria-label={state.label}
      data-column
      onDragOver={(event) => {
        if (may !== true) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        drop()
      }}
    >
      <h2>
        {state.label}
        <small>{hasNextPage ? `${cases.length}+` : cases.length}</small>
      </h2>
      {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
      {cases.map((item) => (
        <Card key={item.id} item={item} open={open} drag={drag} push={push} />
      ))}
      {data !== undefined && cases.length === 0 ? <p className={styles.empty}>没有</p> : null}
      {hasNextPage ? (
        <Button size="small" type="text" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          再看一些
        </Button>
      ) : null}
    </section>
  )
}

/** One case; the arrows walk the cards, with Shift they push this one a step on or back. */
function Card({ item, open, drag, push }: Pick<Props, 'open' | 'drag' | 'push'> & { readonly item: CaseSummary }) {
  const { can, today } = useSession()
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.shiftKey && can.step && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      event.preventDefault()
      push(item, event.key === 'ArrowRight' ? 1 : -1)
      return
    }
    const next = neighbour(event.currentTarget, event.key)
    if (next === undefined) return
    event.preventDefault()
    next.focus()
  }
  return (
    <button
      type="button"
      className={styles.item}
      data-card
      draggable={can.step && item.outcome === null}
      onDragStart={() => drag(item)}
      onDragEnd={() => drag(undefined)}
      onClick={() => open(item.id)}
      onKeyDown={onKey}
      aria-keyshortcuts="Shift+ArrowRight Shift+ArrowLeft"
    >
      <span>{item.subjectTitle}</span>
      <span className={styles.foot}>
        <DueTag item={item} today={today} />
        <small>{item.holderName ?? ''}</small>
      </span>
    </button>
  )
}

/** The card beside, above or below: columns keep their cards' order. */
function neighbour(card: HTMLElement, key: string): HTMLElement | undefined {
  const column = card.closest<HTMLElement>('[data-column]')
  if (column === null) return undefined
  const cards = [...column.querySelectorAll<HTMLElement>('[data-card]')]
  const at = cards.indexOf(card)
  if (key === 'ArrowDown') return cards[at + 1]
  if (key === 'ArrowUp') return cards[at - 1]
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined
  let beside = key === 'ArrowRight' ? column.nextElementSibling : column.previousElementSibling
  while (beside !== null) {
    const there = [...beside.querySelectorAll<HTMLElement>('[data-card]')]
    if (there.length > 0) return there[Math.min(at, there.length - 1)]
    beside = key === 'ArrowRight' ? beside.nextElementSibling : beside.previousElementSibling
  }
  return undefined
}
