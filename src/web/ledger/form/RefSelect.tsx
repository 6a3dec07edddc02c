import { useQueries, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { optionsQuery, recordQuery } from '../../http/queries.ts'
import { clearable } from '../../parts/ClearIcon.tsx'
import { emptiesChoice } from '../../parts/empties-choice.ts'
import { useDelayed } from '../../parts/use-delayed.ts'

interface Props {
  readonly ledger: string
  readonly label: string
  readonly value: readonly string[]
  readonly change: (value: readonly string[]) => void
  readonly multiple?: boolean
  readonly id?: string | undefined
  readonly invalid?: boolean
  readonly describedBy?: string | undefined
}

/** A record of another ledger, found by typing some of its name; the server searches. */
export function RefSelect({ ledger, label, value, change, multiple = false, id, invalid = false, describedBy }: Props) {
  const [words, setWords] = useState('')
  const asked = useDelayed(words, 180)
  const { data, isFetching } = useQuery({ ...optionsQuery(ledger, asked), enabled: ledger !== '' })
  const titles = useQueries({
    queries: value.map((record) => recordQuery(ledger, record)),
    combine: (results) =>
      new Map(results.flatMap((result) => (result.data === undefined ? [] : [[result.data.id, result.data.title] as const]))),
  })
  const found = (data ?? []).map((option) => ({ value: option.id, label: option.title }))
  const chosen = value
    .filter((record) => !found.some((option) => option.value === record))
    .map((record) => ({ value: record, label: titles.get(record) ?? '…' }))
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(invalid ? { status: 'error' as const } : {})}
      {...(multiple ? { mode: 'multiple' as const } : {})}
      allowClear={clearable}
      showSearch={{ filterOption: false, onSearch: setWords }}
      placeholder={ledger === '' ? '先选类别' : '输入几个字查找'}
      disabled={ledger === ''}
      aria-label={label}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onInputKeyDown={(event) => !multiple && emptiesChoice(event) && change([])}
      loading={isFetching}
      notFoundContent={isFetching ? '正在查找…' : '没有找到'}
      value={multiple ? [...value] : (value[0] ?? null)}
      onChange={(next: string | string[] | null | undefined) =>
        change(next === null || next === undefined ? [] : typeof next === 'string' ? [next] : next)
      }
      options={words === '' ? [...chosen, ...found] : [...found, ...chosen]}
    />
  )
}
