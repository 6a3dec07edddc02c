import { Input, InputNumber } from 'antd'
import { Asked } from './Asked.tsx'
import type { DraftEntry } from './draft-state.ts'
import styles from './own.module.css'

type Processing = DraftEntry['processing']

/** Why a ledger holds what belongs to people, and how long (个人信息保护法). */
export function ProcessingFields({ value, change }: { readonly value: Processing; readonly change: (value: Processing) => void }) {
  return (
    <section className={styles.head} aria-label="个人信息">
      <Asked label="为什么记个人信息">
        <Input
          aria-label="为什么记个人信息"
          value={value.purpose}
          maxLength={200}
          placeholder="如：组织关系管理"
          onChange={(event) => change({ ...value, purpose: event.target.value })}
        />
      </Asked>
      <Asked label="依据">
        <Input
          aria-label="依据"
          value={value.basis}
          maxLength={200}
          placeholder="法律、文件的名称"
          onChange={(event) => change({ ...value, basis: event.target.value })}
        />
      </Asked>
      <Asked label="保存几年">
        <InputNumber
          aria-label="保存几年"
          value={value.years}
          min={1}
          max={100}
          onChange={(years) => change({ ...value, years: years ?? 1 })}
        />
      </Asked>
    </section>
  )
}
