import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { ImportOutcome } from '../../../api/contract/import.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { groupDigits } from '../../parts/quantity.ts'
import { FitsNone } from './FitsNone.tsx'
import { ImportQuestions } from './ImportQuestions.tsx'
import { ImportSummary } from './ImportSummary.tsx'
import styles from './import.module.css'
import { LikelyDoubles } from './LikelyDoubles.tsx'
import { MarkedCopy } from './MarkedCopy.tsx'
import { RejectedCells } from './RejectedCells.tsx'
import { SheetAsItLooks } from './SheetAsItLooks.tsx'
import { AddedRows, ChangedRows } from './ToldRows.tsx'
import type { FileFlow } from './use-imports.ts'

interface Props {
  readonly ledger: ResolvedLedger
  readonly outcome: ImportOutcome
  readonly flow: FileFlow
  /** One of several tables. */
  readonly among?: boolean
}

type Tab = 'sheet' | 'added' | 'changed' | 'unchanged' | 'rejected' | 'doubles'

/** Problems that a question beside the sheet answers. */
const asked = ['plain-percent', 'hidden-rows', 'several-sheets']

/** What a file would do, before it does it: the sheet as it looks, what of it is new, what changes, and what cannot be read. */
export function ImportPreview({ ledger, outcome, flow, among = false }: Props) {
  const [tab, setTab] = useState<Tab>('sheet')
  const errors = outcome.problems.filter(({ severity }) => severity === 'error')
  const isAsked = ({ code }: (typeof errors)[number]) =>
    asked.includes(code) || (code === 'cross-which' && outcome.view.crossChoices !== undefined)
  const questions = errors.filter(isAsked)
  const faults = errors.filter((one) => !questions.includes(one))
  const blocked = outcome.rejected.length > 0 || errors.length > 0
  const nothing = outcome.added + outcome.changed === 0
  const tabs: readonly { readonly value: Tab; readonly label: string; readonly count: number }[] = [
    { value: 'sheet', label: '整张表', count: outcome.rows },
    { value: 'added', label: '新增', count: outcome.added },
    { value: 'changed', label: '改动', count: outcome.changed },
    { value: 'unchanged', label: '没变', count: outcome.unchanged },
    { value: 'rejected', label: '读不懂', count: outcome.rejected.length + faults.length },
    { value: 'doubles', label: '像是重复', count: outcome.told?.doubles.length ?? 0 },
  ]
  return (
    <>
      <ImportSummary outcome={outcome} isBlocked={blocked} />
      {errors.some(({ code }) => code === 'no-columns' || code === 'missing-column') ? <FitsNone file={flow.file} /> : null}
      <ImportQuestions outcome={outcome} questions={questions} flow={flow} />
      <Segmented
        className={styles.tabs ?? ''}
        aria-label="看哪一部分"
        value={tab}
        onChange={setTab}
        options={tabs.map(({ value, label, count }) => ({ value, label: `${label} ${groupDigits(String(count))}` }))}
      />
      {tab === 'sheet' ? <SheetAsItLooks ledger={ledger} outcome={outcome} flow={flow} /> : null}
      {tab === 'added' ? <AddedRows outcome={outcome} /> : null}
      {tab === 'changed' ? <ChangedRows ledger={ledger} outcome={outcome} /> : null}
      {tab === 'unchanged' ? (
        <p className={styles.quiet}>有 {groupDigits(String(outcome.unchanged))} 行和台账里的一样，写入时不动。</p>
      ) : null}
      {tab === 'rejected' ? <RejectedCells outcome={outcome} faults={faults} /> : null}
      {tab === 'doubles' ? <LikelyDoubles ledger={ledger} outcome={outcome} /> : null}
      <div className={styles.confirm}>
        <Button type="primary" disabled={blocked || nothing} onClick={flow.confirm}>
          {nothing ? '没有要写入的' : `写入 ${groupDigits(String(outcome.added + outcome.changed))} 条`}
        </Button>
        <Button onClick={flow.leave}>{among ? '这一份不导' : '换一份表'}</Button>
        {outcome.rejected.length + faults.length === 0 ? null : <MarkedCopy ledger={ledger} flow={flow} />}
        <span>{sayNext({ ledger, blocked, nothing, isAsked: blocked && outcome.rejected.length === 0 && faults.length === 0 })}</span>
      </div>
    </>
  )
}

interface Next {
  readonly ledger: ResolvedLedger
  readonly blocked: boolean
  readonly nothing: boolean
  readonly isAsked: boolean
}

function sayNext({ ledger, blocked, nothing, isAsked }: Next): string {
  if (isAsked) return '先回答上面的问题，才能写入。'
  if (blocked) return '有读不懂的地方，整份表都不会写入。请在上面指明，或下载标好问题的表，改好再导。'
  return nothing ? `表里的每一行都已经在${ledger.label}里了。` : '整份一起写入；中途出错就一行也不写。'
}
