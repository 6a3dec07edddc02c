import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** One of the creations (五镇同创): what standard, which grade, how far. */
export const creationTask = defineLedger({
  id: 'creation-task',
  label: '创建任务',
  kind: 'register',
  purpose: '美丽城镇、景区镇等创建的标准、等级、阶段和责任人。',
  fields: {
    name: field.text({ label: '名称', aliases: ['创建名称'], required: true }),
    standard: field.text({ label: '标准' }),
    standardVersion: field.text({ label: '标准版本', aliases: ['版本'] }),
    passScore: field.decimal({ label: '达标分', scale: 2, min: '0' }),
    grade: field.text({ label: '等级' }),
    stage: field.text({ label: '阶段', required: true }),
    state: field.choice({
      label: '创建状态',
      options: {
        declared: '申报',
        creating: '创建',
        selfAssessed: '自评',
        countyChecked: '县初验',
        cityChecked: '市复核',
        provinceChecked: '省验收',
        noticed: '公示',
        named: '命名',
        reviewing: '复核',
        closed: '办结',
        dropped: '放弃',
        delisted: '摘牌',
      },
    }),
    selfScore: field.decimal({ label: '自评得分', scale: 2, min: '0' }),
    namedOn: field.date({ label: '命名日期' }),
    document: field.text({ label: '命名文号' }),
    responsible: field.personName({ label: '责任人' }),
  },
  title: ['name'],
  unique: [['name']],
  processing: {
    purpose: '记明创建任务由谁负责',
    basis: '为履行法定职责所必需（个人信息保护法第十三条第三项）',
    kept: { years: 10, after: 'namedOn' },
  },
  examples: [{ 名称: '景区镇', 标准: '省旅游风情小镇与景区镇标准', 等级: '3A', 阶段: '省级验收', 责任人: '范晓岚', 创建状态: '省验收' }],
})
