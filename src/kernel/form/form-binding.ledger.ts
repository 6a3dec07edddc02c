import { field } from '../../definition/field/field.ts'
import { defineLedger } from '../../definition/ledger/define-ledger.ts'
import { definePack } from '../../definition/pack/define-pack.ts'
import { keepLedgers } from '../ledger/watch.ts'
import { sheetBinding } from './sheet-binding.ledger.ts'

/** What the cells of departments' forms are bound to: records like any other, versioned, in the chain, readable as of any instant. */
export const formBinding = defineLedger({
  id: 'form-binding',
  label: '报表绑定',
  kind: 'register',
  purpose: '部门下发的报表，每一格按它的行名和列名对应到指标；下一年的表按名称认出来，不必再配。',
  title: ['form'],
  fields: {
    form: field.text({ label: '报表', required: true, maxLength: 200 }),
    period: field.text({ label: '表的期间', required: true, maxLength: 30 }),
    source: field.text({ label: '绑定内容', required: true, long: true, maxLength: 1_000_000 }),
  },
})

export const formPack = definePack({ id: 'form', label: '报表', office: '党政办', ledgers: [formBinding, sheetBinding], indicators: [] })

/** Written by `keepBinding` and `keepSheetMap` alone: as a ledger it would be open to everybody who may write any. */
export const formWatch = keepLedgers([formBinding.id, sheetBinding.id])
