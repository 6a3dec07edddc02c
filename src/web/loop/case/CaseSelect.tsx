import { useInfiniteQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import type { CaseSummary } from '../../../api/contract/loop.ts'
import { casesQuery } from '../../http/loop-queries.ts'
import { clearable } from '../../parts/ClearIcon.tsx'
import { emptiesChoice } from '../../parts/empties-choice.ts'
import { useDelayed } from '../../parts/use-delayed.ts'
import styles from './case.module.css'

interface Props {
  /** The duplicate: it cannot be its own main case. */
  readonly item: CaseSummary
  readonly value: string | undefined
  readonly change: (value: string | undefined) => void
}

/** Another open case of the same loop, found by its subject or number. */
export function CaseSelect({ item, value, change }: Props) {
  const [typed, setTyped] = useState('')
  const asked = useDelayed(typed.trim(), 180)
  const { data, isFetching } = useInfiniteQuery(
    casesQuery({ loop: item.loop, standing: 'open', ...(asked === '' ? {} : { search: asked }) }, 30),
  )
  const found = data?.pages.flatMap(({ cases }) => cases).filter(({ id }) => id !== item.id) ?? []
  return (
    <label className={styles.field} htmlFor="main-case">
      <span>主件</span>
      <Select
        id="main-case"
        style={{ width: '100%' }}
        allowClear={clearable}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        placeholder="输入名称或编号查找"
        loading={isFetching}
        notFoundContent={isFetching ? '正在查找…' : '没有找到'}
        value={value ?? null}
        onChange={(next: string | null | undefined) => change(next ?? undefined)}
        onInputKeyDown={(event) => emptiesChoice(event) && change(undefined)}
        options={found.map((one) => ({ value: one.id, label: `${one.subjectTitle}（${one.number}，${one.stateLabel}）` }))}
      />
    </label>
  )
}
