import type { SheetColumn } from '../../src/office/index.ts'

/** QIANBI_BENCH_ROWS makes a smaller run. */
export const sampleSize = { rows: Number(process.env.QIANBI_BENCH_ROWS ?? 100_000) }

/** Twenty columns of what ledgers hold: names, 18-digit numbers, addresses that repeat, amounts, dates. */
export const columns: readonly SheetColumn[] = [
  { label: '编号', type: 'text' },
  { label: '姓名', type: 'text' },
  { label: '身份证号', type: 'text' },
  { label: '村', type: 'text' },
  { label: '类别', type: 'text' },
  { label: '账号', type: 'text' },
  { label: '住址', type: 'text' },
  { label: '经办人', type: 'text' },
  { label: '状态', type: 'text' },
  { label: '备注', type: 'text' },
  { label: '金额', type: 'number', format: '0.00' },
  { label: '补贴', type: 'number', format: '0.00' },
  { label: '面积', type: 'number' },
  { label: '人数', type: 'number' },
  { label: '得分', type: 'number' },
  { label: '余额', type: 'number', format: '0.00' },
  { label: '申请日期', type: 'date' },
  { label: '审核日期', type: 'date' },
  { label: '发放日期', type: 'date' },
  { label: '登记日期', type: 'date' },
]

const surnames = [...'赵钱孙李周吴郑王冯陈沈韩杨朱']
const given = [...'文秀明志春林守禾知远既澜衡青溪安平和']
const villages = ['上陂村', '枫坑村', '泉源村', '岭脚村', '桥头村', '后垟村', '大坑村', '水碓村', '新岭村', '竹园村', '山根村']

export function* sampleRows(): Iterable<string[]> {
  let state = 20_201_123
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % below
  }
  const digits = (count: number): string => Array.from({ length: count }, () => next(10)).join('')
  const amount = (): string => `${next(90_000) + 1}.${String(next(100)).padStart(2, '0')}`
  const date = (): string => new Date(Date.UTC(2020, 0, 1 + next(366))).toISOString().slice(0, 10)
  for (let index = 0; index < sampleSize.rows; index++) {
    const village = villages[next(villages.length)] ?? ''
    const name = () => `${surnames[next(surnames.length)]}${given[next(given.length)]}${given[next(given.length)]}`
    yield [
      `QZ${String(index + 1).padStart(7, '0')}`,
      name(),
      `3301262099${digits(8)}`,
      village,
      ['产业帮扶', '托底帮扶', '其他'][next(3)] ?? '',
      `6228${digits(15)}`,
      `青竹镇${village}${next(200) + 1}号`,
      name(),
      next(5) === 0 ? '待审' : '已发放',
      next(3) === 0 ? '季度走访时核实' : '无',
      amount(),
      amount(),
      `${next(300)}.${next(10)}`,
      String(next(9) + 1),
      String(next(101)),
      amount(),
      date(),
      date(),
      date(),
      date(),
    ]
  }
}
