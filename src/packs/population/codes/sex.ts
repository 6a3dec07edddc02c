/** GB/T 2261.1-2003 人的性别代码. */
export const sexes = { male: '男', female: '女', unknown: '未知', unstated: '未说明' } as const
export const sexAliases = { 男性: 'male', 女性: 'female', 未知的性别: 'unknown', 未说明的性别: 'unstated' } as const
export const sexCodes = { unknown: '0', male: '1', female: '2', unstated: '9' } as const
