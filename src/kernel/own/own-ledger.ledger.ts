import { field } from '../../definition/field/field.ts'
import { defineLedger } from '../../definition/ledger/define-ledger.ts'

/** The ledgers that a town has made itself: records like any other, versioned, in the chain, readable as of any instant. */
export const ownLedger = defineLedger({
  id: 'own-ledger',
  label: '自建台账目录',
  kind: 'register',
  purpose: '本镇自己建的台账，一本一条：名称、用途、以哪几栏认一条记录、记个人信息的用途和依据。',
  scope: 'office',
  title: ['label'],
  unique: [['code']],
  fields: {
    code: field.text({ label: '台账编号', required: true, maxLength: 30 }),
    label: field.text({ label: '台账名称', required: true, maxLength: 60 }),
    purpose: field.text({ label: '台账用途', maxLength: 500 }),
    title: field.text({ label: '称呼栏', required: true, maxLength: 500 }),
    date: field.text({ label: '日期栏', maxLength: 30 }),
    key: field.text({ label: '主键栏', maxLength: 500 }),
    processingPurpose: field.text({ label: '处理目的', maxLength: 500 }),
    processingBasis: field.text({ label: '处理依据', maxLength: 500 }),
    processingYears: field.integer({ label: '保存年数', min: 1, max: 100 }),
    removed: field.boolean({ label: '是否删除' }),
  },
})
