import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** Documents from outside on which a phrase may rest (居全县第一): shown as attested, never as checked. */
export const attestation = defineLedger({
  id: 'attestation',
  label: '佐证材料',
  kind: 'register',
  purpose: '上级通报、排名、批文等外来材料；报告里不能由台账证明的断语以此为据。',
  title: ['name'],
  date: 'issuedOn',
  unique: [['name']],
  attests: true,
  fields: {
    name: field.text({ label: '名称', required: true, maxLength: 200 }),
    issuer: field.text({ label: '出具单位', maxLength: 100 }),
    number: field.text({ label: '文号', maxLength: 60 }),
    issuedOn: field.date({ label: '日期' }),
    content: field.text({ label: '所证内容', long: true }),
    file: field.attachment({ label: '附件' }),
  },
})
