import { Select } from 'antd'
import type { ReactNode } from 'react'
import type { LoopSummary } from '../../../api/contract/loop.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import { SearchBox } from '../../ledger/SearchBox.tsx'
import { groupDigits } from '../../parts/quantity.ts'
import type { LoopLook, LoopSearch } from '../loop-search.ts'
import styles from './cases.module.css'

interface Props {
  readonly loop: ResolvedLoop
  readonly summary: LoopSummary | undefined
  readonly search: LoopSearch
  readonly look: LoopLook
  readonly change: (change: Partial<Record<keyof LoopSearch, LoopSearch[keyof LoopSearch] | undefined>>) => void
}

/** Which cases of a loop are listed: open or over, of one state, late, mine, by name or number. */
export function CaseFilters({ loop, summary, search, look, change }: Props) {
  const counts = new Map(summary?.states.map(({ id, cases }) => [id, cases]))
  const standing = search.state ?? (search.ended === true ? ':ended' : ':open')
  return (
    <div className={styles.tools}>
      {look === 'board' ? null : (
        <Select
          className={styles.states ?? ''}
          aria-label="哪个环节"
          value={standing}
          onChange={(next) =>
            change(
              next === ':open'
                ? { state: undefined, ended: undefined }
                : next === ':ended'
                  ? { state: undefined, ended: true }
                  : { state: next, ended: undefined },
            )
          }
          options={[
            { value: ':open', label: `在办的${count(summary?.open)}` },
            ...loop.states.map(({ id, label }) => ({ value: id, label: `${label}${count(counts.get(id))}` })),
            { value: ':ended', label: `已结束的${count(summary?.ended)}` },
          ]}
        />
      )}
      <Chip on={search.late === true} press={() => change({ late: search.late === true ? undefined : true })}>
        逾期{count(summary?.late)}
      </Chip>
      <Chip on={search.mine === true} press={() => change({ mine: search.mine === true ? undefined : true })}>
        该我办的
      </Chip>
      <span className={styles.find}>
        <SearchBox text={search.q ?? ''} change={(q) => change({ q: q === '' ? undefined : q })} label="按名称或编号查找" />
      </span>
    </div>
  )
}

function Chip({ on, press, children }: { readonly on: boolean; readonly press: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className={styles.chip} aria-pressed={on} onClick={press}>
      {children}
    </button>
  )
}

function count(cases: number | undefined): string {
  return cases === undefined ? '' : ` ${groupDigits(String(cases))}`
}
