import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** An orchard project: what is planned. What was paid are the lines of 农业项目投资 that bear its name. */
export const orchardProject = defineLedger({
  id: 'orchard-project',
  label: '果园项目',
  aliases: ['水果园区项目'],
  said: ['园区项目'],
  kind: 'register',
  purpose: '水果园区项目的底册：作物、面积、计划投资，从立项到投产。',
  fields: {
    name: field.text({ label: '名称', aliases: ['项目名称', '工程名称', '项目', '建设项目'], required: true }),
    village: field.village({ label: '村', required: true }),
    crop: field.text({ label: '作物', aliases: ['作物种类', '农作物', '种植品种'], required: true }),
    area: field.area({ label: '面积', aliases: ['建设面积', '项目面积'], required: true, min: '0' }),
    plannedInvestment: field.money({ label: '计划投资', aliases: ['计划总投资', '投资计划'], min: '0' }),
    plannedFinish: field.date({ label: '计划完工', aliases: ['计划竣工'] }),
    finishedOn: field.date({ label: '实际完工', said: ['竣工', '建成', '落成'] }),
    acceptedOn: field.date({ label: '验收日期', said: ['通过验收', '验收合格', '竣工验收'] }),
    conclusion: field.text({ label: '验收结论' }),
    status: field.choice({
      label: '状态',
      options: { approved: '立项', building: '在建', finished: '完工', accepted: '验收', producing: '投产', dropped: '取消' },
      optionAliases: { 建设中: 'building', 在建设: 'building', 正在建设: 'building', 仍在施工: 'building', 施工中: 'building' },
    }),
  },
  title: ['name'],
  unique: [['name']],
  examples: [{ 名称: '下坪甜桔柚示范园', 村: '下坪村', 作物: '甜桔柚', '面积(亩)': '120', '计划投资(元)': '860000.00', 状态: '在建' }],
})
