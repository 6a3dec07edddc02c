import { Segmented, Select } from 'antd'
import { useState } from 'react'
import type { Matrix } from '../matrix.ts'
import type { Chosen } from './LeadDialog.tsx'
import styles from './leadership.module.css'
import { LeadName } from './MatrixTable.tsx'

interface Props {
  readonly matrix: Matrix
  readonly choose: ((chosen: Chosen) => void) | undefined
}

/** The same on a phone: one line through the villages, or one village through the lines. */
export function MatrixList({ matrix, choose }: Props) {
  const [by, setBy] = useState<'line' | 'village'>('village')
  const [picked, setPicked] = useState<string>()
  const heads = by === 'line' ? matrix.lines : matrix.rows.map(({ village }) => village)
  const head = heads.find(({ id }) => id === picked) ?? heads[0]
  if (head === undefined) return null
  const cells = matrix.rows.flatMap((row) => row.cells).filter((cell) => cell[by].id === head.id)
  const other = by === 'line' ? 'village' : 'line'
  return (
    <>
      <div className={styles.tools}>
        <Segmented
          options={[
            { value: 'village', label: '按村' },
            { value: 'line', label: '按条线' },
          ]}
          value={by}
          onChange={(next) => {
            setBy(next === 'line' ? 'line' : 'village')
            setPicked(undefined)
          }}
          aria-label="按什么看"
        />
        <Select
          aria-label={by === 'line' ? '哪条线' : '哪个村'}
          className={styles.picked ?? ''}
          value={head.id}
          onChange={(next: string) => setPicked(next)}
          options={heads.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      <ul className={`${styles.card} ${styles.list}`}>
        <li>
          <b>{by === 'line' ? '分管' : '包村'}</b>
          <LeadName
            lead={head.lead}
            label={`${by === 'line' ? '分管' : '包村'}：${head.name}`}
            press={choose === undefined ? undefined : () => choose({ kind: by, id: head.id })}
          />
        </li>
        {cells.map((cell) => (
          <li key={cell[other].id} className={cell.lead === undefined ? styles.gap : undefined}>
            <span>{cell[other].name}</span>
            <LeadName
              lead={cell.lead}
              label={`${cell.village.name}，${cell.line.name}`}
              press={choose === undefined ? undefined : () => choose({ kind: 'cell', cell })}
            />
          </li>
        ))}
      </ul>
    </>
  )
}
