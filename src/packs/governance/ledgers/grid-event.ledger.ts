import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** An event that a grid worker reported (基层治理四平台). A merged repeat is not counted as accepted. */
export const gridEvent = defineLedger({
  id: 'grid-event',
  label: '网格事件',
  said: ['事件'],
  kind: 'journal',
  purpose: '网格员上报事件的受理、办理和办结。',
  fields: {
    number: field.text({ label: '编号', required: true }),
    village: field.village({ label: '村', required: true }),
    platform: field.choice({
      label: '平台类别',
      required: true,
      options: { order: '综治工作', market: '市场监管', enforcement: '综合执法', service: '便民服务' },
    }),
    content: field.text({ label: '事件内容', aliases: ['事件描述', '事件概述', '事件概况'], long: true }),
    reportedOn: field.date({ label: '上报日期', required: true }),
    deadline: field.date({ label: '办理期限' }),
    closedOn: field.date({ label: '办结日期' }),
    merged: field.boolean({ label: '是否重复件', aliases: ['是否重复', '重复件'] }),
    mainNumber: field.text({ label: '主件编号', help: '重复件并入的那一件。' }),
    grid: field.grid({ label: '网格' }),
    urgency: field.choice({ label: '紧急程度', options: { ordinary: '一般', urgent: '紧急' } }),
    handler: field.text({ label: '承办单位' }),
    result: field.text({ label: '处置结果', long: true }),
    handledOn: field.date({ label: '处置日期', help: '承办单位反馈办结的日期；是否按期看这一天。' }),
    rating: field.choice({ label: '群众评价', options: { satisfied: '满意', mostly: '基本满意', unsatisfied: '不满意' } }),
    status: field.choice({
      label: '办理状态',
      options: {
        reported: '待受理',
        accepted: '待分派',
        handling: '处置中',
        fedBack: '待核查',
        verified: '待评价',
        rated: '待结案',
        escalated: '已上报县级',
        closed: '已结案',
        selfClosed: '自行处置',
        rejected: '不予受理',
        duplicate: '重复件',
      },
    }),
  },
  title: ['number', 'village', 'platform'],
  date: 'reportedOn',
  unique: [['number']],
  numbering: { field: 'number', prefix: 'SJ', digits: 5 },
  examples: [
    {
      编号: 'SJ201900001',
      村: '黄泥岭村',
      平台类别: '综治工作',
      事件内容: '邻里噪声劝导',
      上报日期: '2019-10-31',
      办理期限: '2019-11-05',
      办结日期: '2019-11-02',
      是否重复件: '否',
    },
  ],
})
