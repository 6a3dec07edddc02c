import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** What somebody left beside a proposal: how they can be answered, and pictures. Needed for the answer and for nothing else, and destroyed after the season. */
export const proposalEnclosure = defineLedger({
  id: 'proposal-enclosure',
  label: '建议人留言',
  kind: 'journal',
  purpose: '随建议留下的联系方式和照片：只用来答复和核实，征集结束后销毁。',
  fields: {
    proposal: field.ref({ label: '所属建议', to: 'livelihood-proposal', by: { 建议编号: 'number' }, required: true }),
    receivedOn: field.date({ label: '收到日期', required: true }),
    contact: field.text({ label: '联系方式', secrecy: 'sensitive', sealed: true, maxLength: 60 }),
    picture: field.attachment({ label: '附上的照片', secrecy: 'personal', help: '拍照的地点和时间已经去掉；不公开。' }),
  },
  title: ['proposal'],
  date: 'receivedOn',
  retention: { under: 'proposal-season' },
  processing: {
    purpose: '答复提建议的人，核实建议说的地方',
    basis: '《浙江省民生实事项目人大代表票决制规定》的征集；本人自愿留下',
  },
  examples: [{ 建议编号: 'JY202000001', 收到日期: '2020-09-12', 联系方式: '13800000000' }],
})
