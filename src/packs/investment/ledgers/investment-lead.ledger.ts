import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** Somebody who may invest: a townsman in business elsewhere, a firm of the town, or whoever was met on a visit. */
export const investmentLead = defineLedger({
  id: 'investment-lead',
  label: '招商线索',
  kind: 'register',
  purpose: '招商线索和跟进情况，在外经商办厂的乡亲是第一批线索。',
  fields: {
    name: field.text({ label: '名称', aliases: ['线索名称'], required: true }),
    originKind: field.choice({ label: '线索来源', options: { personAway: '在外人员', enterprise: '企业' } }),
    origin: field.anyRef({ label: '来源对象', choose: 'originKind', to: { personAway: 'person-away', enterprise: 'enterprise' } }),
    foundOn: field.date({ label: '发现日期', required: true }),
    place: field.text({ label: '所在地', secrecy: 'personal' }),
    trade: field.text({ label: '从业方向' }),
    status: field.choice({ label: '状态', options: { found: '待对接', following: '跟进中', converted: '转为项目', closed: '无意向' } }),
    contactedOn: field.date({ label: '对接日期' }),
    intention: field.text({ label: '投资意向', long: true }),
    plannedInvestment: field.money({ label: '计划投资', aliases: ['计划总投资', '投资计划'], min: '0', guarded: 'byHand' }),
  },
  title: ['name'],
  date: 'foundOn',
  goesOn: true,
  unique: [['name', 'foundOn']],
  processing: {
    purpose: '联系有投资意向的乡亲和企业',
    basis: '本人同意（个人信息保护法第十三条第一项）',
    kept: { years: 10, after: 'foundOn' },
  },
  examples: [{ 名称: '义乌文具配件厂', 发现日期: '2020-01-12', 所在地: '义乌', 从业方向: '办厂', 投资意向: '想把笔杆车间迁回镇里' }],
})
