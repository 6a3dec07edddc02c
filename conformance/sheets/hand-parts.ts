import type { Expected, MadeCell } from './made-file.ts'
import { identity } from './registers.ts'

const people = ['吴甲', '周兰', '郑水根', '王石龙', '冯桂花', '陈土旺', '沈知秋', '韩秀英']

/** A household as it stands in a sheet with 户主, 身份证号, 村, 人口, 类别, 认定日期. */
export function household(index: number, village = '青竹村'): { readonly cells: readonly MadeCell[]; readonly expect: Expected } {
  const head = people[index % people.length] ?? ''
  const number = identity(index + 1)
  const members = 1 + (index % 5)
  return {
    cells: [head, number, village, members, '低保', '2020.3.5'],
    expect: { 户主: head, 身份证号: number, 村: village, 人口: String(members), 类别: '低保', 认定日期: '2020-03-05' },
  }
}

export const householdHead = ['户主', '身份证号', '村', '人口', '类别', '认定日期']

export const planting = (village: string, crop: string, area: string): Expected => ({ 村: village, 作物: crop, 年度: '2020', 面积: area })
