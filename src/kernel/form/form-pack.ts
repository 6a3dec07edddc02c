import { definePack } from '../../definition/pack/define-pack.ts'
import { keepLedgers } from '../ledger/watch.ts'
import { formDuty } from './form.duty.ts'
import { departmentForm } from './ledgers/department-form.ledger.ts'
import { formBinding } from './ledgers/form-binding.ledger.ts'
import { formOverlap } from './ledgers/form-overlap.ledger.ts'
import { formReturn } from './ledgers/form-return.ledger.ts'
import { formReturnLoop } from './ledgers/form-return.loop.ts'
import { sheetBinding } from './ledgers/sheet-binding.ledger.ts'

/** What the kernel itself keeps of forms: their bindings, which department wants them and when, each period's return, what was decided of repeats. */
export const formPack = definePack({
  id: 'form',
  label: '报表',
  office: '党政办',
  ledgers: [departmentForm, formBinding, sheetBinding, formReturn, formOverlap],
  indicators: [],
  loops: [formReturnLoop],
  duties: [formDuty],
})

/** Written by the verbs of this folder and the steps of its loop alone: as ledgers they would be open to everybody who may write any. */
export const formWatch = keepLedgers([formBinding.id, sheetBinding.id, formReturn.id, formOverlap.id])
