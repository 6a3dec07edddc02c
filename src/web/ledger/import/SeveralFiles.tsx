import { Button, Progress } from 'antd'
import { useState } from 'react'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { errorText } from '../../http/client.ts'
import { groupDigits } from '../../parts/quantity.ts'
import { ImportPreview } from './ImportPreview.tsx'
import styles from './import.module.css'
import { MovedIndicators } from './MovedIndicators.tsx'
import { saySeveral, titleOf, writable } from './say-several.ts'
import { UndoImport } from './UndoImport.tsx'
import { flowOf, type ImportItem, type ImportsFlow, isBlocked, isCancelled } from './use-imports.ts'

const numbers = ['行', '新增', '改动', '没变', '不对']

interface Props {
  readonly ledger: ResolvedLedger
  readonly flow: ImportsFlow
}

/** Several tables for one ledger: what each would do, written one after the other. One that cannot be read holds up none of the others. */
export function SeveralFiles({ ledger, flow }: Props) {
  const { items, working } = flow
  const [opened, open] = useState<string>()
  const ready = writable(items)
  const shown = items.find(({ key, step, outcome }) => key === opened && step === 'preview' && outcome !== undefined)
  const added = ready.reduce((sum, { outcome }) => sum + (outcome?.added ?? 0) + (outcome?.changed ?? 0), 0)
  return (
    <>
      <section className={styles.summary} aria-label="这几份表会怎样">
        <p role="status">{saySeveral(items, working)}</p>
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard */}
      <section className={`${styles.scroll} ${styles.several}`} tabIndex={0} aria-label="选好的表">
        <table className={styles.table}>
          <thead>
            <tr>
              {['表', ...numbers, '现在', ''].map((label) => (
                <th key={label} scope="col" className={numbers.includes(label) ? styles.right : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <FileRow key={item.key} ledger={ledger} item={item} flow={flow} isOpen={item === shown} open={open} />
            ))}
          </tbody>
        </table>
      </section>
      <div className={styles.confirm}>
        {working !== undefined ? (
          <Button onClick={flow.cancel}>{working === 'reading' ? '不读了' : '停下'}</Button>
        ) : ready.length > 0 ? (
          <Button type="primary" onClick={() => flow.confirm(ready)}>
            写入这 {ready.length} 份，共 {groupDigits(String(added))} 条
          </Button>
        ) : null}
        {working === undefined ? <Button onClick={flow.restart}>另选几份</Button> : null}
        <span>{working === 'writing' ? '停下时，正在写的那一份整份不写，写好的留着。' : '一份一份写，每份要么全写入，要么不写。'}</span>
      </div>
      {working === undefined && items.some(({ step }) => step === 'done') ? <MovedIndicators before={flow.before} /> : null}
      {shown?.outcome === undefined ? null : (
        <section className={styles.section} aria-label={titleOf(shown)}>
          <h2>{titleOf(shown)}</h2>
          <ImportPreview key={shown.key} ledger={ledger} outcome={shown.outcome} flow={flowOf(flow, shown)} among />
        </section>
      )}
    </>
  )
}

interface RowProps extends Props {
  readonly item: ImportItem
  readonly isOpen: boolean
  readonly open: (key: string | undefined) => void
}

function FileRow({ ledger, item, flow, isOpen, open }: RowProps) {
  const { step, outcome, key } = item
  const counts =
    outcome === undefined
      ? []
      : [outcome.rows, outcome.added, outcome.changed, outcome.unchanged, outcome.rejected.length + errorsOf(outcome).length]
  return (
    <tr>
      <th scope="row" className={styles.fileName}>
        {titleOf(item)}
      </th>
      {[0, 1, 2, 3, 4].map((at) => (
        <td key={at} className={at === 4 && (counts[at] ?? 0) > 0 ? `${styles.right} ${styles.bad}` : styles.right}>
          {counts[at] === undefined ? '' : groupDigits(String(counts[at]))}
        </td>
      ))}
      <td>
        <Standing item={item} />
      </td>
      <td className={styles.fileActs}>
        {step === 'preview' ? (
          <Button size="small" type="link" disabled={flow.working !== undefined} onClick={() => open(isOpen ? undefined : key)}>
            {isOpen ? '收起' : '看这一份'}
          </Button>
        ) : null}
        {step === 'done' && outcome !== undefined ? <UndoImport ledger={ledger} outcome={outcome} /> : null}
        {step === 'stopped' && flow.working === undefined ? (
          <>
            <Button size="small" type="link" onClick={() => flow.answer(item, {})}>
              再读一次
            </Button>
            <Button size="small" type="link" onClick={() => flow.drop(item)}>
              去掉
            </Button>
          </>
        ) : null}
      </td>
    </tr>
  )
}

function errorsOf({ problems }: NonNullable<ImportItem['outcome']>) {
  return problems.filter(({ severity }) => severity === 'error')
}

function Standing({ item: { step, done, total, outcome, error } }: { readonly item: ImportItem }) {
  if (step === 'reading' || step === 'writing')
    return (
      <span className={styles.going}>
        {step === 'reading' ? '正在读' : '正在写'}
        <Progress percent={total === 0 ? 0 : Math.floor((done / total) * 100)} showInfo={false} size="small" aria-label="进度" />
      </span>
    )
  if (step === 'waiting') return <>等着读</>
  if (step === 'done') return <b>已写入</b>
  if (isCancelled(error)) return <>已取消，没有写入</>
  if (error !== undefined) return <span className={styles.late}>{errorText(error)}</span>
  if (outcome === undefined) return <>没有读</>
  if (isBlocked(outcome)) return <span className={styles.late}>先不写</span>
  return <>{outcome.added + outcome.changed === 0 ? '没有要写的' : '可以写入'}</>
}
