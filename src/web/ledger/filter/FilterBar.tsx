import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Popover } from 'antd'
import { useState } from 'react'
import type { LedgerFilter } from '../../../api/contract/ledger.ts'
import { FilterEditor } from './FilterEditor.tsx'
import styles from './filter.module.css'
import { chipText, groupFilters, replaceChip } from './filter-chips.ts'
import type { FilterField } from './filter-fields.ts'
import { useRecordTitles } from './use-record-titles.ts'

interface Props {
  readonly fields: readonly FilterField[]
  readonly filters: readonly LedgerFilter[]
  readonly change: (filters: readonly LedgerFilter[]) => void
}

/** The conditions over a table as chips: click one to change it, ＋ to add one. */
export function FilterBar({ fields, filters, change }: Props) {
  const [open, setOpen] = useState<string | undefined>(undefined)
  const chips = groupFilters(filters)
  const titles = useRecordTitles(fields, filters)
  const editor = (field: FilterField | undefined, current: readonly LedgerFilter[]) => (
    <FilterEditor
      fields={fields}
      field={field}
      current={current}
      cancel={() => setOpen(undefined)}
      apply={(path, next) => {
        setOpen(undefined)
        change(replaceChip(filters, path, next))
      }}
    />
  )
  return (
    <section className={styles.bar} aria-label="筛选条件">
      {chips.map((chip) => {
        // A link may carry a field that the ledger no longer has: it still filters, so it must be seen, and can be taken away.
        const field = fields.find(({ path }) => path === chip.path) ?? {
          path: chip.path,
          label: chip.path,
          field: { kind: 'text', label: chip.path },
        }
        return (
          <span key={chip.path} className={styles.chip}>
            <Popover
              trigger="click"
              placement="bottomLeft"
              destroyOnHidden
              open={open === chip.path}
              onOpenChange={(next) => setOpen(next ? chip.path : undefined)}
              content={editor(field, chip.filters)}
            >
              <button type="button">
                {field.label} <b>{chipText(chip, field, titles)}</b>
              </button>
            </Popover>
            <button
              type="button"
              className={styles.remove}
              aria-label={`去掉条件：${field.label}`}
              onClick={() => change(replaceChip(filters, chip.path, []))}
            >
              <CloseOutlined aria-hidden="true" />
            </button>
          </span>
        )
      })}
      <Popover
        trigger="click"
        placement="bottomLeft"
        destroyOnHidden
        open={open === ''}
        onOpenChange={(next) => setOpen(next ? '' : undefined)}
        content={editor(undefined, [])}
      >
        <button type="button" className={styles.add}>
          <PlusOutlined aria-hidden="true" /> 条件
        </button>
      </Popover>
      {chips.length > 1 ? (
        <button type="button" className={styles.clear} onClick={() => change([])}>
          全部清除
        </button>
      ) : null}
    </section>
  )
}
