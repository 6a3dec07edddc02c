import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { checkStates } from '../../api/contract/check-states.ts'
import type { SelfCheck } from '../../api/contract/compliance.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import { complianceQuery } from '../http/manage-queries.ts'
import { ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { Tag } from '../parts/Tag.tsx'
import styles from './compliance.module.css'

const tones = { met: 'good', partly: 'due', unmet: 'late', outside: 'plain' } as const

/** What an inspector asks first: how the application stands to each clause, and what the township holds of people. Prints as it stands. */
export function CompliancePage() {
  const { data, error, refetch } = useQuery(complianceQuery)
  return (
    <>
      <PageHeader title="合规自查" up={{ to: '/manage', label: '管理' }} crumb="等保三级对应用的要求逐条对照，个人信息处理记录">
        <Button onClick={() => window.print()}>打印</Button>
      </PageHeader>
      <div className={styles.page}>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined && error === null ? <LoadingNote rows={12} /> : null}
        {data === undefined ? null : (
          <>
            <Items items={data.items} />
            <Processing entries={data.processing} />
          </>
        )}
      </div>
    </>
  )
}

function Items({ items }: { readonly items: SelfCheck['items'] }) {
  const counts = Object.entries(checkStates).map(([state, label]) => `${label} ${items.filter((item) => item.state === state).length} 条`)
  return (
    <section aria-labelledby="check-items">
      <h2 id="check-items">安全计算环境（GB/T 22239-2019 第三级 8.1.4）</h2>
      <p className={styles.sum}>{counts.join('，')}。</p>
      <ul className={styles.items}>
        {items.map(({ clause, subject, asks, state, evidence }) => (
          <li key={clause}>
            <span className={styles.clause}>
              {clause}
              <small>{subject}</small>
            </span>
            <span>
              <b>{asks}</b>
              <small>{evidence}</small>
            </span>
            <Tag tone={tones[state]}>{checkStates[state]}</Tag>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Processing({ entries }: { readonly entries: SelfCheck['processing'] }) {
  return (
    <section aria-labelledby="processing">
      <h2 id="processing">个人信息处理记录</h2>
      <p className={styles.sum}>{entries.length} 本台账记有个人信息：为什么记、依据什么、存多久、谁看得见完整的内容。</p>
      <ul className={styles.entries}>
        {entries.map((entry) => (
          <Entry key={entry.ledger} entry={entry} />
        ))}
      </ul>
    </section>
  )
}

function Entry({ entry }: { readonly entry: SelfCheck['processing'][number] }) {
  const { label, purpose, basis, kept, fields, readers, records, due, exports, corrections } = entry
  const said = (text: string) => (text === '' ? '没有写明' : text)
  return (
    <li>
      <h3>
        {label}
        {due === null || due === 0 ? null : <Tag tone="late">{due} 条过了保存期限</Tag>}
      </h3>
      <dl>
        <dt>记了什么</dt>
        <dd>{fields.map((field) => field.label).join('、')}</dd>
        <dt>用途</dt>
        <dd>{said(purpose)}</dd>
        <dt>依据</dt>
        <dd>{said(basis)}</dd>
        <dt>保存</dt>
        <dd>
          {said(kept)}；现有 {records} 条
        </dd>
        <dt>看得见完整内容</dt>
        <dd>{readers.join('、')}</dd>
        <dt>一年来完整导出</dt>
        <dd>
          {exports.times} 次，{exports.records} 条
        </dd>
        {corrections.open + corrections.done + corrections.refused === 0 ? null : (
          <>
            <dt>本人要求更正</dt>
            <dd>
              在办 {corrections.open} 件{corrections.late === 0 ? '' : `（逾期 ${corrections.late} 件）`}，已更正 {corrections.done}{' '}
              件，未更正 {corrections.refused} 件
            </dd>
          </>
        )}
      </dl>
    </li>
  )
}
