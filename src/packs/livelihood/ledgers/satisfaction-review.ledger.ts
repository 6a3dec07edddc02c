import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * What those who may judge say of one thing in one round. There is no one rule of it: the base, the ladder or the rate and its line are data (镇海 asks for
 * half of all members, others for a rate of those who returned a slip).
 */
export const satisfactionReview = defineLedger({
  id: 'satisfaction-review',
  label: '满意度测评',
  said: ['测评', '民生实事', '实事'],
  kind: 'register',
  purpose: '代表或群众对一件事的满意度测评：办法、票数、结论；不满意的整改后再测评。',
  fields: {
    name: field.text({ label: '测评名称', required: true }),
    round: field.integer({ label: '测评轮次', min: 1, required: true, additive: false }),
    project: field.ref({ label: '民生实事', to: 'livelihood-project', by: { 年度: 'year', 名称: 'name' } }),
    measuredOn: field.date({ label: '测评日期', required: true }),
    rule: field.choice({
      label: '判定办法',
      required: true,
      options: { ladder: '满意、基本满意、不满意三档', rate: '满意率' },
      help: '三档：满意票达到基数的一半为满意；加上基本满意票达到一半为基本满意；其余为不满意。满意率：达到合格线为满意。',
    }),
    base: field.choice({ label: '计算基数', required: true, options: { all: '全体', present: '出席', returned: '收回' } }),
    counted: field.choice({ label: '满意率口径', options: { both: '满意和基本满意', satisfiedOnly: '只算满意' } }),
    line: field.percent({ label: '合格线', min: '0', max: '100' }),
    all: field.integer({ label: '全体人数', min: 1, additive: false }),
    present: field.integer({ label: '出席人数', said: ['出席代表', '出席'], min: 0, additive: false }),
    returned: field.integer({ label: '收回测评票', min: 0, additive: false }),
    satisfied: field.integer({ label: '满意票', said: ['满意'], min: 0, additive: false, help: '有分项的，空着：按分项相加。' }),
    mostly: field.integer({ label: '基本满意票', said: ['基本满意'], min: 0, additive: false }),
    unsatisfied: field.integer({ label: '不满意票', said: ['不满意'], min: 0, additive: false }),
    rate: field.percent({ label: '测评满意率', min: '0', max: '100' }),
    verdict: field.text({ label: '测评结论', said: ['结论'] }),
    status: field.choice({
      label: '测评状态',
      options: { measuring: '待计算', judged: '待办结', rectifying: '整改中', closed: '已办结', again: '已再测评' },
    }),
  },
  title: ['name', 'round'],
  date: 'measuredOn',
  unique: [['name', 'round']],
  locked: {
    once: 'verdict',
    why: '已经有了结论，票数不能再改；票数有误的，由大会主席团决定，另测评一轮。',
    fields: [
      'round',
      'project',
      'rule',
      'base',
      'counted',
      'line',
      'all',
      'present',
      'returned',
      'satisfied',
      'mostly',
      'unsatisfied',
      'rate',
      'verdict',
    ],
  },
  examples: [
    {
      测评名称: '农村饮水提标',
      测评轮次: '1',
      年度: '2020',
      名称: '农村饮水提标',
      测评日期: '2020-12-28',
      判定办法: '满意、基本满意、不满意三档',
      计算基数: '全体',
      全体人数: '63',
      出席人数: '60',
      收回测评票: '60',
      满意票: '57',
      基本满意票: '3',
      不满意票: '0',
    },
  ],
})
