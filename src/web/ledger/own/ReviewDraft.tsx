import { Link } from '@tanstack/react-router'
import { Button, Input, InputNumber, Select } from 'antd'
import type { OwnProposal } from '../../../api/contract/own-ledger.ts'
import { groupDigits } from '../../parts/quantity.ts'
import { Asked } from './Asked.tsx'
import { DraftColumns } from './DraftColumns.tsx'
import { type DraftEntry, isPersonal, lacksOf } from './draft-state.ts'
import styles from './own.module.css'
import { ProcessingFields } from './ProcessingFields.tsx'
import type { NewLedgerFlow } from './use-new-ledger.ts'

interface Props {
  readonly flow: NewLedgerFlow
  readonly entry: DraftEntry
  readonly proposal: OwnProposal
}

/** What the sheet would become, all of it to be changed. */
export function ReviewDraft({ flow, entry, proposal }: Props) {
  const { change, create, created } = flow
  const lacks = lacksOf(entry)
  const faults = proposal.problems.filter(({ severity }) => severity === 'error')
  const hidden = faults.some(({ code }) => code === 'hidden-rows')
  const kept = entry.columns.filter((one) => one.kept)
  return (
    <>
      <p className={styles.found} role="status">
        表头在第 {proposal.headerRow} 行，{groupDigits(String(proposal.rows))} 行数据。
        {proposal.fits === undefined ? null : (
          <>
            这张表的列「{proposal.fits.label}」大多认得，
            <Link to="/ledgers/$ledger/import" params={{ ledger: proposal.fits.ledger }}>
              导入到那本台账
            </Link>
            就不用另建。
          </>
        )}
      </p>
      <SheetChoice flow={flow} proposal={proposal} />
      {faults.map(({ at, code, message }) => (
        <p key={`${at} ${code}`} className={styles.fault}>
          {message}
        </p>
      ))}
      {hidden ? (
        <p className={styles.actions}>
          <Button onClick={() => flow.file && flow.choose(flow.file, { ...flow.said, hidden: 'include' })}>隐藏的行也要</Button>
          <Button onClick={() => flow.file && flow.choose(flow.file, { ...flow.said, hidden: 'skip' })}>隐藏的行不要</Button>
        </p>
      ) : null}
      <section className={styles.head} aria-label="台账">
        <Asked label="台账名">
          <Input
            aria-label="台账名"
            value={entry.label}
            maxLength={40}
            onChange={(event) => change({ ...entry, label: event.target.value })}
          />
        </Asked>
        <Asked label="用途">
          <Input
            aria-label="用途"
            value={entry.purpose}
            maxLength={200}
            placeholder="记什么，谁来记（可不填）"
            onChange={(event) => change({ ...entry, purpose: event.target.value })}
          />
        </Asked>
      </section>
      <DraftColumns entry={entry} change={change} />
      {isPersonal(kept) ? <ProcessingFields value={entry.processing} change={(processing) => change({ ...entry, processing })} /> : null}
      {created === undefined ? null : <Refused flow={flow} />}
      <div className={styles.actions}>
        <Button type="primary" disabled={lacks !== undefined || faults.length > 0} onClick={() => create()}>
          建台账，写入 {groupDigits(String(proposal.rows))} 条
        </Button>
        <Button onClick={flow.restart}>换一份表</Button>
        <span>{lacks ?? '填什么以后不能改，可以停用了另加一栏；名字随时能改。'}</span>
      </div>
    </>
  )
}

/** Which sheet of the file, and where its header begins. */
function SheetChoice({ flow, proposal }: Pick<Props, 'flow' | 'proposal'>) {
  const { file, said, choose } = flow
  if (file === undefined) return null
  return (
    <p className={styles.sheet}>
      {proposal.sheets.length < 2 ? null : (
        <Asked label="工作表">
          <Select
            aria-label="工作表"
            size="small"
            value={proposal.sheet}
            options={proposal.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
            onChange={(sheet) => choose(file, { sheet })}
          />
        </Asked>
      )}
      <Asked label="表头行">
        <InputNumber
          aria-label="表头行"
          size="small"
          min={1}
          max={200}
          defaultValue={proposal.headerRow}
          onPressEnter={(event) => choose(file, { ...said, headerRow: event.currentTarget.value })}
        />
      </Asked>
      <small>认错了就改行号，按回车重读</small>
    </p>
  )
}

/** What of the rows could not be read: nothing was made. */
function Refused({ flow }: Pick<Props, 'flow'>) {
  const { created, create } = flow
  if (created === undefined || created.ledger !== undefined) return null
  const errors = created.problems.filter(({ severity }) => severity === 'error')
  return (
    <section className={styles.refused} aria-label="没有建">
      <p role="alert">
        没有建：{groupDigits(String(created.rejected.length + errors.length))} 处和选的不合。改那一栏填什么，或改好表再来。
      </p>
      <ul>
        {errors.map(({ at, code, message }) => (
          <li key={`${at} ${code} ${message}`}>{message}</li>
        ))}
        {created.rejected.slice(0, 20).map(({ row, column, value, why }) => (
          <li key={`${row} ${column}`}>
            第{row}行 {column} “{value}”：{why}
          </li>
        ))}
      </ul>
      {errors.some(({ code }) => code === 'plain-percent') ? (
        <p className={styles.actions}>
          <Button onClick={() => create({ plainPercents: 'percent' })}>0.35 就是 0.35%</Button>
          <Button onClick={() => create({ plainPercents: 'ratio' })}>0.35 是 35%</Button>
        </p>
      ) : null}
    </section>
  )
}
