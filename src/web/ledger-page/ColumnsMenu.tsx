import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover, Select } from 'antd'
import type { Column } from '../ledger/columns.ts'
import { arrangeColumns, isPlain, moveColumn, plainSetup, setWidth, type TableSetup, toggleColumn } from '../ledger/table/table-setup.ts'
import styles from './columns.module.css'

interface Props {
  /** All columns of the ledger, as it has them. */
  readonly columns: readonly Column[]
  readonly setup: TableSetup
  readonly change: (setup: TableSetup) => void
}

/** Which columns stand in the table, in which order and width, and how many stand still at its left. */
export function ColumnsMenu({ columns, setup, change }: Props) {
  const shown = arrangeColumns(columns, setup).length
  return (
    <Popover trigger="click" placement="bottomRight" content={<ColumnList columns={columns} setup={setup} change={change} />}>
      <Button>栏目{shown === columns.length ? '' : ` ${shown}/${columns.length}`}</Button>
    </Popover>
  )
}

function ColumnList({ columns, setup, change }: Props) {
  const all = arrangeColumns(columns, { ...setup, hidden: [] })
  const [name] = columns
  return (
    <div className={styles.menu}>
      <ul>
        {all.map((column, index) => (
          <li key={column.id}>
            <Checkbox
              checked={!setup.hidden.includes(column.id)}
              disabled={column.id === name?.id}
              onChange={() => change(toggleColumn(setup, column.id))}
            >
              {column.label}
            </Checkbox>
            <input
              type="number"
              aria-label={`${column.label}的宽度`}
              value={column.width}
              min={48}
              step={10}
              onChange={(event) => event.target.value !== '' && change(setWidth(setup, column.id, Number(event.target.value)))}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined />}
              aria-label={`${column.label}前移`}
              disabled={index === 0}
              onClick={() => change(moveColumn(setup, columns, column.id, -1))}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined />}
              aria-label={`${column.label}后移`}
              disabled={index === all.length - 1}
              onClick={() => change(moveColumn(setup, columns, column.id, 1))}
            />
          </li>
        ))}
      </ul>
      <footer>
        <span>
          左边固定{' '}
          <Select
            size="small"
            value={setup.pinned}
            onChange={(pinned: number) => change({ ...setup, pinned })}
            options={[0, 1, 2, 3, 4].map((count) => ({ value: count, label: `${count} 栏` }))}
            aria-label="左边固定几栏"
          />
        </span>
        <Button type="link" size="small" disabled={isPlain(setup)} onClick={() => change(plainSetup)}>
          恢复原样
        </Button>
      </footer>
    </div>
  )
}
