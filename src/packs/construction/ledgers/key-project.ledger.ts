import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A project on the year's board (龙虎榜). The board ranks projects by a published rule, never people. */
export const keyProject = defineLedger({
  id: 'key-project',
  label: '重点项目',
  aliases: ['重点工作', '龙虎榜项目'],
  kind: 'register',
  purpose: '列入龙虎榜比拼的重点项目底册。',
  fields: {
    name: field.text({ label: '名称', aliases: ['项目名称'], required: true }),
    category: field.text({ label: '类别' }),
    leader: field.personName({ label: '责任领导' }),
    taskForce: field.text({ label: '责任专班' }),
    plannedInvestment: field.money({ label: '计划投资', min: '0' }),
    plannedStart: field.date({ label: '计划开工' }),
    plannedFinish: field.date({ label: '计划完工' }),
    difficulty: field.decimal({ label: '难度系数', scale: 2, min: '0', max: '5' }),
    status: field.choice({
      label: '状态',
      required: true,
      options: { notStarted: '未开工', building: '在建', completed: '完工', suspended: '停工' },
      optionAliases: {
        前期: 'notStarted',
        谋划: 'notStarted',
        开工: 'building',
        已开工: 'building',
        续建: 'building',
        推进中: 'building',
        建设中: 'building',
        已完工: 'completed',
        竣工: 'completed',
        已竣工: 'completed',
        建成: 'completed',
        暂停: 'suspended',
      },
    }),
  },
  title: ['name'],
  unique: [['name']],
})
