import { App, Button } from 'antd'
import type { LedgerRecord } from '../../api/contract/ledger.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { api } from '../http/api.ts'
import { errorText, HttpError } from '../http/client.ts'
import { cellText } from '../ledger/columns.ts'
import { checkFormValues, textOf } from '../ledger/form/form-values.ts'
import { useRecordChanged } from '../ledger/record/use-record-changed.ts'
import { waitingWords } from '../ledger/record/waiting-words.ts'
import type { CellActs } from '../ledger/table/table-act.ts'
import { useRememberAct } from '../ledger/use-last-act.tsx'
import { useSession } from '../session/use-session.ts'

/** Keeps one cell: read as the form reads it, sent with the version that was seen; somebody else's change in between is said before it is written over. */
export function useCellSave(ledger: ResolvedLedger): CellActs['save'] {
  const { message } = App.useApp()
  const session = useSession()
  const changed = useRecordChanged(ledger.id)
  const remember = useRememberAct(ledger.id)

  const save: CellActs['save'] = async (record, { id, field }, text) => {
    const own = ledger.fields.filter((one) => one.id === id)
    const { values, problems } = checkFormValues(
      { ...ledger, fields: own },
      { [id]: text },
      { initial: { [id]: textOf(record.values[id]) }, today: session.today },
    )
    const problem = problems.get(id)
    if (problem !== undefined) return problem
    try {
      const saved = await api.amendRecord({
        ledger: ledger.id,
        id: record.id,
        version: record.version,
        values: { [id]: values[id] ?? null },
      })
      changed.amended(saved)
      const waits = waitingWords(ledger, { base: record, values, saved })
      if (waits === undefined) tellSaved(record, saved, id)
      else void message.info(waits, 8)
      return undefined
    } catch (error) {
      if (!(error instanceof HttpError) || error.status !== 409) return errorText(error)
      const theirs = await api.getRecord({ ledger: ledger.id, id: record.id })
      changed.amended(theirs)
      return `刚才别人改过这一条，${field.label}现在是“${cellText(theirs, { id, field })}”。你写的还在，再按一次回车就照你的存。`
    }
  }

  const tellSaved = (before: LedgerRecord, saved: LedgerRecord, id: string) => {
    const key = `cell-${saved.id}-${saved.version}`
    const back = async () => {
      message.destroy(key)
      try {
        const values = { [id]: before.values[id] ?? null }
        changed.amended(
          await api.amendRecord({ ledger: ledger.id, id: saved.id, version: saved.version, values, reason: '撤回刚才的修改' }),
        )
      } catch (error) {
        void message.error(errorText(error))
      }
    }
    const label = ledger.fields.find((one) => one.id === id)?.field.label ?? ''
    remember({ words: `“${saved.title}”的${label}改回原值`, undo: back })
    void message.open({
      key,
      type: 'success',
      duration: 5,
      content: (
        <>
          已存
          <Button type="link" size="small" onClick={() => void back()}>
            恢复原值
          </Button>
        </>
      ),
    })
  }

  return save
}
