/** GB/T 2261.4-2003 从业状况（个人身份）代码. */
export const employments = {
  civilServant: '国家公务员',
  professional: '专业技术人员',
  clerk: '职员',
  manager: '企业管理人员',
  worker: '工人',
  farmer: '农民',
  student: '学生',
  soldier: '现役军人',
  freelance: '自由职业者',
  selfEmployed: '个体经营者',
  jobless: '无业人员',
  retired: '退（离）休人员',
  other: '其他从业状况',
} as const
export const employmentAliases = {
  公务员: 'civilServant',
  务农: 'farmer',
  无业: 'jobless',
  退休: 'retired',
  离休: 'retired',
  个体: 'selfEmployed',
} as const
export const employmentCodes = {
  civilServant: '11',
  professional: '13',
  clerk: '17',
  manager: '21',
  worker: '24',
  farmer: '27',
  student: '31',
  soldier: '37',
  freelance: '51',
  selfEmployed: '54',
  jobless: '70',
  retired: '80',
  other: '90',
} as const
