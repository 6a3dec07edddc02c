import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { useMemo } from 'react'
import type { LedgerRecord } from '../../api/contract/ledger.ts'
import { traitsOf } from '../../definition/field/kinds.ts'
import { readsField } from '../../definition/field/reads-field.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { errorText } from '../http/client.ts'
import { partQuery } from '../http/queries.ts'
import type { Column } from '../ledger/columns.ts'
import { lockedFields, whyLocked } from '../ledger/form/office-fields.ts'
import { putPasted } from '../ledger/import/pasted-file.ts'
import { governedFields } from '../ledger/record/governed-fields.ts'
import { blockAsFile, readBlock, rowsAsCsv } from '../ledger/table/block.ts'
import type { CellActs } from '../ledger/table/table-act.ts'
import { useSession } from '../session/use-session.ts'
import { useBulk } from './use-bulk.tsx'
import { useCellSave } from './use-cell-save.tsx'

interface Options {
  readonly ledger: ResolvedLedger
  readonly columns: readonly Column[]
  readonly rows: readonly LedgerRecord[]
}

/** What is done in the cells of a ledger: kept as the form keeps it, with the version that was seen, filled down as one act, pasted through the import. */
export function useCellActs({ ledger, columns, rows }: Options): CellActs {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const session = useSession()
  const save = useCellSave(ledger)
  const bulk = useBulk(ledger.id, () => undefined)
  const { data: index } = useQuery(partQuery('ledger', ledger.id))
  const governed = useMemo(() => governedFields(ledger, index?.part.loops ?? []), [ledger, index])

  const whyNot: CellActs['whyNot'] = (record, { id, field }) => {
    if (!readsField(field, { full: session.can.reveal })) return `${field.label}对你不完整显示，不能在表里改。`
    if (governed.has(id)) return `${field.label}由“${governed.get(id) ?? ''}”办理时填写，要更正请打开记录，写明理由。`
    if (lockedFields(ledger, record, session).has(id)) return whyLocked(ledger.fields.find((one) => one.id === id) ?? {})
    const { input } = traitsOf(field)
    return input === 'document' || input === 'area' || field.kind === 'anyRef' ? `${field.label}请打开记录来改。` : undefined
  }

  const fillDown: CellActs['fillDown'] = ([first, ...below], lain) => {
    if (first === undefined) return
    const barred = below.flatMap((record) => lain.flatMap((column) => whyNot(record, column) ?? []))
    if (barred[0] !== undefined) return void message.warning(barred[0])
    const values = Object.fromEntries(lain.map(({ id }) => [id, first.values[id] ?? null]))
    bulk.mutate(
      { operations: below.map(({ id, version }) => ({ type: 'amend' as const, id, version, values })), reason: '向下填充' },
      { onError: (error) => message.error(errorText(error)) },
    )
  }

  const paste: CellActs['paste'] = (text, { row, column }) => {
    const block = readBlock(text)
    if (block.length === 0) return
    const file = blockAsFile({ ledger, columns, block, column, row, records: rows })
    putPasted(ledger.id, new File([rowsAsCsv(file)], '粘贴的内容.csv', { type: 'text/csv' }))
    void navigate({ to: '/ledgers/$ledger/import', params: { ledger: ledger.id } })
  }

  return { whyNot, tell: (why) => void message.info(why), save, fillDown, paste }
}
