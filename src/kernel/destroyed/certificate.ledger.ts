import { field } from '../../definition/field/field.ts'
import { defineLedger } from '../../definition/ledger/define-ledger.ts'

export const certificateLedgerId = 'destruction-certificate'

/**
 * The certificate that person-level data was destroyed (个人信息保护法 第四十七条), of a response or because its term was over: asked for by one administrator, carried out by another. It names
 * no person it is about, and everything in it is written by the destruction itself.
 */
export const certificateLedger = defineLedger({
  id: certificateLedgerId,
  label: '销毁证书',
  kind: 'register',
  purpose: '应急响应结束后、保存期限到期后个人信息的销毁：谁申请、谁复核、谁监销，销毁了多少，摘要是什么。',
  fields: {
    name: field.text({ label: '名称', required: true, maxLength: 200 }),
    state: field.choice({
      label: '进度',
      required: true,
      options: { requested: '待复核', cancelled: '已撤回', destroyed: '已销毁', cleaned: '已销毁并清理' },
    }),
    responses: field.text({ label: '响应台账', maxLength: 100 }),
    response: field.text({ label: '响应编号', maxLength: 100 }),
    responseName: field.text({ label: '应急响应', required: true, maxLength: 200 }),
    firstDay: field.date({ label: '启动日期' }),
    lastDay: field.date({ label: '结束日期', required: true }),
    method: field.text({ label: '销毁方式', required: true, maxLength: 500 }),
    witness: field.text({ label: '监销人', required: true, maxLength: 100 }),
    requestedBy: field.text({ label: '申请人', required: true, maxLength: 100 }),
    requestedAt: field.dateTime({ label: '申请时间', required: true }),
    confirmedBy: field.text({ label: '复核人', maxLength: 100 }),
    destroyedAt: field.dateTime({ label: '销毁时间' }),
    records: field.integer({ label: '销毁记录数', unit: '条', min: 0 }),
    versions: field.integer({ label: '销毁版本数', unit: '条', min: 0 }),
    files: field.integer({ label: '销毁文件数', unit: '件', min: 0 }),
    scrubbed: field.integer({ label: '清除的审计记录', unit: '条', min: 0 }),
    sealed: field.integer({ label: '封存的数', unit: '个', min: 0 }),
    counts: field.text({ label: '各台账', long: true, maxLength: 4_000 }),
    digest: field.text({ label: '销毁内容摘要', maxLength: 128 }),
    entry: field.integer({ label: '审计序号', min: 1, additive: false }),
    requester: field.text({ label: '申请账号', required: true, maxLength: 100 }),
    dueLedgers: field.text({ label: '到期的台账', long: true, maxLength: 8_000 }),
    asked: field.text({ label: '申请时的清单摘要', maxLength: 128 }),
  },
  title: ['name'],
  date: 'requestedAt',
})
