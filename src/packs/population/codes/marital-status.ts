/** GB/T 2261.2-2003 婚姻状况代码. */
export const maritalStatuses = {
  unmarried: '未婚',
  married: '已婚',
  firstMarried: '初婚',
  remarried: '再婚',
  reunited: '复婚',
  widowed: '丧偶',
  divorced: '离婚',
  unstated: '未说明婚姻状况',
} as const
export const maritalCodes = {
  unmarried: '10',
  married: '20',
  firstMarried: '21',
  remarried: '22',
  reunited: '23',
  widowed: '30',
  divorced: '40',
  unstated: '90',
} as const
