import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * A village on its way to A-grade. Three different things with three dates: works completed, application made, title given.
 * Bands of the provincial rules of 2017: 300 points A, 375 AA, 450 AAA.
 */
export const scenicVillage = defineLedger({
  id: 'scenic-village',
  label: '景区村创建',
  aliases: ['A级景区村创建'],
  said: ['景区村', 'A级景区村'],
  kind: 'register',
  purpose: 'A级旅游景区村的建设、申报和命名。',
  fields: {
    village: field.village({ label: '村', required: true }),
    targetGrade: field.choice({
      label: '目标等级',
      options: { gradeA: 'A', gradeAA: 'AA', gradeAAA: 'AAA' },
      optionAliases: {
        A级: 'gradeA',
        '1A': 'gradeA',
        AA级: 'gradeAA',
        '2A': 'gradeAA',
        '2A级': 'gradeAA',
        AAA级: 'gradeAAA',
        '3A': 'gradeAAA',
        '3A级': 'gradeAAA',
      },
    }),
    completedOn: field.date({ label: '建设完成日期', said: ['建成', '完成', '完成建设'] }),
    declaredOn: field.date({ label: '申报日期', said: ['提交申报'] }),
    namedOn: field.date({ label: '命名日期', said: ['创成', '获评', '评为', '获得命名', '创建成功', '成功创建'] }),
    score: field.decimal({ label: '得分', scale: 1, min: '0', max: '515' }),
    grade: field.choice({ label: '评定等级', options: { gradeA: 'A', gradeAA: 'AA', gradeAAA: 'AAA' } }),
    standardVersion: field.text({ label: '标准版本', aliases: ['版本'] }),
    document: field.text({ label: '命名文号' }),
    status: field.choice({
      label: '创建状态',
      options: {
        building: '建设',
        built: '建成',
        declared: '申报',
        scored: '评定',
        noticed: '公示',
        named: '命名',
        reviewing: '复核',
        closed: '办结',
        dropped: '放弃',
        delisted: '摘牌',
      },
    }),
  },
  title: ['village'],
  unique: [['village', 'targetGrade']],
  examples: [
    { 村: '瓦窑山村', 目标等级: 'AAA', 建设完成日期: '2020-06-24', 申报日期: '2020-07-10', 命名日期: '2020-11-20', 得分: '456.5' },
    { 村: '上坪村', 目标等级: 'A', 建设完成日期: '2020-09-16', 申报日期: '2020-10-12', 得分: '288' },
  ],
})
