import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { dutyObjects } from './duty-object.ts'

/**
 * Who answers for whom or what, in which role, how, from when to when (一对一, 一对多, 包干, 专班). History stays: a duty is ended, never rewritten.
 * Old files have no role: then the first of an object's holders by date answers for it.
 */
export const duty = defineLedger({
  id: 'duty',
  label: '包干责任',
  aliases: ['责任包干', '网格包干'],
  kind: 'journal',
  purpose: '每个人、每户、每家企业、每个卡口和项目由谁负责，何时起、何时止。',
  fields: {
    objectKind: field.choice({
      label: '对象类别',
      required: true,
      options: dutyObjects.options,
      optionAliases: dutyObjects.optionAliases,
    }),
    object: field.anyRef({ label: '对象', required: true, choose: 'objectKind', to: dutyObjects.to }),
    holder: field.ref({ label: '责任人', aliases: ['责任干部', '包干干部'], to: 'cadre', required: true }),
    role: field.choice({
      label: '角色',
      aliases: ['责任角色'],
      options: { primary: '主责', secondary: '协助' },
      optionAliases: {
        主责人: 'primary',
        第一责任人: 'primary',
        主要责任人: 'primary',
        牵头: 'primary',
        协助人: 'secondary',
        配合: 'secondary',
        次责: 'secondary',
      },
    }),
    mode: field.choice({
      label: '方式',
      options: { oneToOne: '一对一', oneToMany: '一对多', contract: '包干', taskForce: '专班' },
    }),
    startedOn: field.date({ label: '起', aliases: ['起始日期', '开始日期'], required: true }),
    endedOn: field.date({ label: '止', aliases: ['终止日期', '结束日期'] }),
  },
  title: ['object', 'holder'],
  persons: [{ through: 'object' }],
  date: 'startedOn',
  // The object comes first: coverage asks, for each object, whether anyone answers for it.
  unique: [['object', 'holder', 'startedOn']],
  effective: { from: 'startedOn', to: 'endedOn' },
  exclusive: [{ per: ['object'], when: { role: 'primary' }, why: '同一对象同一时间只能有一名主责人，请先结束原来的责任，或改为协助。' }],
  retention: { follows: 'object' },
  examples: [
    { 对象类别: '企业大网格', 对象: '铅笔产业大网格', 责任人: '方云峥', 角色: '主责', 方式: '专班', 起: '2020-02-12' },
    { 对象类别: '企业小网格', 对象: '制杆小网格', 责任人: '方云峥', 方式: '包干', 起: '2020-02-12' },
    { 对象类别: '在外人员', 对象: '陆光龙', 责任人: '唐思彬', 方式: '一对一', 起: '2020-01-27' },
  ],
})
