import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * What a report promised for a year, each with somebody who leads and an office that does it. The next report of that title answers for it by its own name and
 * quantity: a changed name, quantity or unit counts only with the document of the decision.
 */
export const planTask = defineLedger({
  id: 'plan-task',
  label: '任务清单',
  aliases: ['任务分解表'],
  kind: 'register',
  purpose: '报告里答应的事，一件一行：数量、牵头领导、责任科室、时限；来年的报告逐件交账。',
  fields: {
    year: field.period({ label: '年度', grain: 'year', required: true }),
    item: field.text({
      label: '任务事项',
      aliases: ['工作任务', '重点任务', '任务内容', '任务名称'],
      required: true,
      help: '照报告里的名称写，来年的报告按这个名称交账。',
    }),
    quantity: field.decimal({ label: '任务数量', scale: 4, min: '0', additive: false }),
    unit: field.text({ label: '任务单位', help: '数量的单位，照报告里的写：万元、亩、处。' }),
    category: field.text({ label: '任务类别' }),
    nature: field.choice({ label: '任务性质', options: { binding: '约束性', expected: '预期性' } }),
    leader: field.ref({ label: '牵头领导', to: 'cadre' }),
    office: field.text({ label: '责任科室', aliases: ['责任单位'] }),
    dueOn: field.date({ label: '完成期限' }),
    indicator: field.text({ label: '取数指标', help: '有指标的写指标名称，进度自动取数，不用填报。' }),
    promisedIn: field.text({ label: '出自报告', help: '答应这件事的报告标题，如“青竹镇2019年政府工作报告”。' }),
    outcome: field.choice({ label: '办理结果', options: { done: '完成', partly: '部分完成', notDone: '未完成' } }),
    reason: field.text({ label: '未完成原因', long: true }),
    decision: field.text({ label: '调整依据', help: '同意改名称、数量或单位的决定的文号；没有依据，改了也按原来的交账。' }),
    changedItem: field.text({ label: '调整后事项' }),
    changedQuantity: field.decimal({ label: '调整后数量', scale: 4, min: '0', additive: false }),
    changedUnit: field.text({ label: '调整后单位' }),
  },
  title: ['item', 'year'],
  date: 'year',
  returns: false,
  unique: [['year', 'item']],
  promises: {
    year: 'year',
    item: 'item',
    quantity: 'quantity',
    unit: 'unit',
    indicator: 'indicator',
    promisedIn: 'promisedIn',
    outcome: 'outcome',
    kept: ['done'],
    decision: 'decision',
    changedItem: 'changedItem',
    changedQuantity: 'changedQuantity',
    changedUnit: 'changedUnit',
  },
  examples: [
    {
      年度: '2020',
      任务事项: '停车位',
      任务数量: '268',
      任务单位: '个',
      任务类别: '民生',
      任务性质: '约束性',
      责任科室: '村镇建设办公室',
      完成期限: '2020-09-30',
      取数指标: '新增停车位数',
      出自报告: '青竹镇2019年政府工作报告',
    },
  ],
})
