import { Button } from 'antd'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { cellText } from '../columns.ts'
import styles from './record.module.css'

interface Props {
  readonly ledger: ResolvedLedger
  readonly base: LedgerRecord
  readonly theirs: LedgerRecord
  readonly keepMine: () => void
  readonly takeTheirs: () => void
}

/** Somebody saved the same record in between: what they changed, and what to do about it. Nothing typed is lost. */
export function ConflictNote({ ledger, base, theirs, keepMine, takeTheirs }: Props) {
  const changes = ledger.fields.filter(({ id }) => base.values[id] !== theirs.values[id])
  return (
    <div className={styles.conflict} role="alert">
      <strong>刚才有别人改过这条记录（第 {theirs.version} 版）</strong>
      <ul>
        {changes.map((item) => (
          <li key={item.id}>
            {item.field.label}：<del>{cellText(base, item) || '空'}</del> → <b>{cellText(theirs, item) || '空'}</b>
          </li>
        ))}
      </ul>
      <p>你填的内容还在下面。保存只会写入你改动过的栏目。</p>
      <Button size="small" onClick={keepMine}>
        仍然保存我的改动
      </Button>{' '}
      <Button size="small" onClick={takeTheirs}>
        放弃我的，看新内容
      </Button>
    </div>
  )
}
