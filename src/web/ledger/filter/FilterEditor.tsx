import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { LedgerFilter } from '../../../api/contract/ledger.ts'
import { isSealed } from '../../../definition/field/is-sealed.ts'
import type { FilterShape } from '../../../definition/field/kinds.ts'
import { FilterValue } from './FilterValue.tsx'
import styles from './filter.module.css'
import { draftFilters, type FilterDraft, readDraft } from './filter-draft.ts'
import { type FilterField, filterShape } from './filter-fields.ts'

interface Props {
  readonly fields: readonly FilterField[]
  /** undefined: the person chooses one first. */
  readonly field: FilterField | undefined
  readonly current: readonly LedgerFilter[]
  readonly apply: (path: string, filters: readonly LedgerFilter[]) => void
  readonly cancel: () => void
}

const conditions = {
  words: [
    { value: 'match', label: '包含' },
    { value: 'exact', label: '等于' },
    { value: 'empty', label: '为空' },
    { value: 'notEmpty', label: '不为空' },
  ],
  span: [
    { value: 'match', label: '在范围内' },
    { value: 'empty', label: '为空' },
    { value: 'notEmpty', label: '不为空' },
  ],
  options: [
    { value: 'match', label: '是其中之一' },
    { value: 'empty', label: '为空' },
    { value: 'notEmpty', label: '不为空' },
  ],
}

/** What is kept sealed is compared whole. */
function conditionsOf({ field }: FilterField, shape: FilterShape) {
  const all = conditions[shape === 'records' ? 'options' : shape]
  return shape === 'words' && isSealed(field) ? all.filter(({ value }) => value !== 'match') : all
}

/** One condition, written down: the field, how, and what. Enter applies it. */
export function FilterEditor({ fields, field: given, current, apply, cancel }: Props) {
  const [path, setPath] = useState(given?.path)
  const [draft, setDraft] = useState<FilterDraft>(() => readDraft(current))
  const field = given ?? fields.find((candidate) => candidate.path === path)
  const shape = field === undefined ? undefined : filterShape(field.field)
  const filters = field === undefined ? [] : draftFilters(field, draft)
  const submit = () => field !== undefined && filters.length > 0 && apply(field.path, filters)
  return (
    <form
      className={styles.editor}
      aria-label="条件"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {given === undefined ? (
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          autoFocus
          placeholder="哪一栏"
          aria-label="哪一栏"
          {...(path === undefined ? {} : { value: path })}
          onChange={(next: string) => {
            setPath(next)
            setDraft(readDraft([]))
          }}
          options={fields.map((candidate) => ({ value: candidate.path, label: candidate.label }))}
        />
      ) : (
        <strong>{given.label}</strong>
      )}
      {field === undefined || shape === undefined ? null : (
        <>
          <Segmented
            size="small"
            options={conditionsOf(field, shape)}
            value={isSealed(field.field) && draft.condition === 'match' ? 'exact' : draft.condition}
            onChange={(condition) => setDraft({ ...draft, condition: condition as FilterDraft['condition'] })}
          />
          {draft.condition === 'empty' || draft.condition === 'notEmpty' ? null : (
            <FilterValue field={field} shape={shape} draft={draft} change={setDraft} />
          )}
        </>
      )}
      <div className={styles.buttons}>
        <Button size="small" onClick={cancel}>
          取消
        </Button>
        <Button size="small" type="primary" htmlType="submit" disabled={filters.length === 0}>
          应用
        </Button>
      </div>
    </form>
  )
}
